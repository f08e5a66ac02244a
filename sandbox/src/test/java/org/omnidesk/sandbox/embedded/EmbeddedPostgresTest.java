package org.omnidesk.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  @TempDir Path data;

  @Test
  void data_survives_a_stop_and_a_start_and_writes_are_durable() throws Exception {
    EmbeddedSettings settings = Ports.freeIn(data);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
      execute(postgres, "CREATE TABLE kept (word text)");
      execute(postgres, "INSERT INTO kept VALUES ('नमस्ते')");
      assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(postgres, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(query(postgres, "SHOW data_checksums")).isEqualTo("on");
      assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
      assertThat(postgres.adopted()).isFalse();
      assertThat(query(postgres, "SELECT word FROM kept")).isEqualTo("नमस्ते");
      assertThat(query(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("f");
    }
    assertThat(Postmaster.of(data.resolve("postgres/cluster"))).isEmpty();
  }

  @Test
  void a_wrong_password_is_refused_and_the_key_file_is_readable_by_its_owner_only()
      throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Ports.freeIn(data))) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
    Path key = data.resolve("keys/postgres");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    try (var files = Files.list(key.getParent())) {
      assertThat(files).containsExactly(key);
    }
  }

  @Test
  void a_postmaster_left_by_a_killed_process_is_adopted_with_its_port_and_data() throws Exception {
    EmbeddedSettings settings = Ports.freeIn(data);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresChild.class.getName(),
                data.toString(),
                String.valueOf(settings.postgresPort()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitReady(child);
    child.destroyForcibly();
    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    long left = Postmaster.of(data.resolve("postgres/cluster")).orElseThrow().pid();
    assertThat(ProcessHandle.of(left)).hasValueSatisfying(p -> assertThat(p.isAlive()).isTrue());

    EmbeddedSettings otherPort = Ports.freeIn(data);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(otherPort)) {
      assertThat(postgres.adopted()).isTrue();
      assertThat(postgres.port()).isEqualTo(settings.postgresPort());
      assertThat(query(postgres, "SELECT 'alive'")).isEqualTo("alive");
    }
    assertThat(Postmaster.of(data.resolve("postgres/cluster"))).isEmpty();
    LoopbackPort.requireFree(settings.postgresPort(), "the adopted one has stopped");
  }

  @Test
  void a_stale_pid_file_of_a_killed_server_does_not_stop_a_start() throws Exception {
    EmbeddedSettings settings = Ports.freeIn(data);
    EmbeddedPostgres killed = EmbeddedPostgres.start(settings);
    execute(killed, "CREATE TABLE kept AS SELECT 7 AS number");
    long pid = Postmaster.of(data.resolve("postgres/cluster")).orElseThrow().pid();
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().get(20, TimeUnit.SECONDS);
    assertThat(data.resolve("postgres/cluster/postmaster.pid")).exists();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
      assertThat(postgres.adopted()).isFalse();
      assertThat(query(postgres, "SELECT number FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void a_pid_file_whose_number_another_program_has_by_now_does_not_stop_a_start() throws Exception {
    EmbeddedSettings settings = Ports.freeIn(data);
    EmbeddedPostgres.start(settings).close();
    String line = "%d\n/data\n1700000000\n%d\n\n127.0.0.1\n\nready   \n";
    Files.writeString(
        data.resolve("postgres/cluster/postmaster.pid"),
        line.formatted(ProcessHandle.current().pid(), settings.postgresPort()));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
      assertThat(postgres.adopted()).isFalse();
      assertThat(query(postgres, "SELECT 'alive'")).isEqualTo("alive");
    }
  }

  @Test
  void a_taken_port_is_one_line_that_names_the_setting() throws Exception {
    EmbeddedSettings settings = Ports.freeIn(data);
    try (ServerSocket taken =
        new ServerSocket(settings.postgresPort(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessage(
              "port " + taken.getLocalPort() + " is taken: set omnidesk.embedded.postgres.port");
    }
  }

  @Test
  void a_full_disk_is_one_line_and_a_data_folder_has_one_holder() throws Exception {
    assertThatThrownBy(() -> DataFolder.checkRoom(data, Long.MAX_VALUE))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("MB left")
        .hasMessageContaining("set omnidesk.data");
    try (DataFolder first = DataFolder.hold(data)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> DataFolder.hold(data))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("in use by another OmniDesk");
    }
    DataFolder.hold(data).close();
  }

  private static void awaitReady(Process child) throws IOException {
    BufferedReader out = child.inputReader();
    for (String line; (line = out.readLine()) != null; ) {
      if (line.equals("READY")) {
        return;
      }
    }
    throw new AssertionError("the child ended before it was ready");
  }

  static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), postgres.username(), postgres.password());
  }
}
