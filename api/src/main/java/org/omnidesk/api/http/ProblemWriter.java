package org.omnidesk.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes problems, each with the correlation id of the request at hand. */
public class ProblemWriter {

  public static final String MEDIA_TYPE = "application/problem+json";

  private final ObjectMapper json;

  public ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  public String text(Problem problem) {
    try {
      return json.writeValueAsString(problem.withCorrelation(Correlation.current()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always writable", e);
    }
  }

  /** Answers a servlet request; does nothing if an answer is already on its way. */
  public void write(HttpServletResponse response, Problem problem) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(problem.status());
    response.setContentType(MEDIA_TYPE);
    response.getOutputStream().write(text(problem).getBytes(StandardCharsets.UTF_8));
  }
}
