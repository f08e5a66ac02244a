package org.omnidesk.api.hub;

import java.util.Map;
import org.omnidesk.api.contract.Contract;
import org.omnidesk.api.http.ApiAnswer;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health and contract, for everybody. */
public class HubApi {

  private final ApplicationAvailability availability;
  private final JdbcClient jdbc;
  private final Contract contract;
  private final String page;

  public HubApi(ApplicationAvailability availability, JdbcClient jdbc, Contract contract) {
    this.availability = availability;
    this.jdbc = jdbc;
    this.contract = contract;
    this.page = new ContractPage(contract).html();
  }

  /** UP once all is ready and while the database answers, else 503. */
  public ApiAnswer health() {
    boolean up =
        availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && databaseAnswers();
    return new ApiAnswer(
        up ? 200 : 503, ApiAnswer.JSON, Map.of(), Map.of("status", up ? "UP" : "DOWN"));
  }

  private boolean databaseAnswers() {
    try {
      return jdbc.sql("SELECT 1").query(Integer.class).single() == 1;
    } catch (DataAccessException e) {
      return false;
    }
  }

  public ApiAnswer contract() {
    return new ApiAnswer(200, "application/yaml;charset=UTF-8", Map.of(), contract.text());
  }

  public ApiAnswer page() {
    return new ApiAnswer(200, "text/html;charset=UTF-8", Map.of(), page);
  }
}
