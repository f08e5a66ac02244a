package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.omnidesk.bench.hub.HubPorts;

/** {@code omnidesk.sandbox.enabled=false}: nothing of the sandbox is there, and the hub is. */
class SandboxOffIT {

  private static PackagedHub hub;

  @BeforeAll
  static void start() {
    hub = new PackagedHub("sandbox-off", "omnidesk.sandbox.enabled=false").start();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/sandbox", "/sandbox/", "/sandbox/api/people", "/sandbox/page/sandbox.js"})
  void the_page_is_not_found(String path) {
    assertThat(Http.get(hub.url(path)).status()).isEqualTo(404);
  }

  @Test
  void no_stand_in_listens() {
    HubPorts ports = hub.ports();
    for (int port :
        new int[] {
          ports.glpi(), ports.solman(), ports.sms(), ports.smtp(), ports.imap(), ports.claude()
        }) {
      assertThat(answers(port)).as("port " + port).isFalse();
    }
  }

  @Test
  void the_hub_works_and_its_banner_names_no_sandbox() {
    assertThat(hub.desk("agent").get("/api/tickets/").status()).isEqualTo(200);
    assertThat(hub.logLines())
        .noneMatch(
            line ->
                line.endsWith(":" + hub.ports().http() + "/sandbox")
                    || line.contains("the sandbox "));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
