package org.omnidesk.sandbox.embedded;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** The embedded database's address; the first who asks waits until it is up. */
final class EmbeddedConnectionDetails implements JdbcConnectionDetails {

  private final RunningServices services;

  EmbeddedConnectionDetails(RunningServices services) {
    this.services = services;
  }

  @Override
  public String getUsername() {
    return services.postgres().username();
  }

  @Override
  public String getPassword() {
    return services.postgres().password();
  }

  @Override
  public String getJdbcUrl() {
    return services.postgres().jdbcUrl();
  }

  @Override
  public String getDriverClassName() {
    return "org.postgresql.Driver";
  }
}
