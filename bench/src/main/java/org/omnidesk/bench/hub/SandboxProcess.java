package org.omnidesk.bench.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sandbox as a process of its own: the outside world goes on while the hub is killed. */
public final class SandboxProcess implements AutoCloseable {

  private static final String MAIN = "org.omnidesk.sandbox.SandboxApplication";

  private final HubPorts ports;
  private final Path folder;
  private final ChildProcess child;

  /**
   * @param ports the stand-ins' ports and the hub's, which GLPI's, Solman's and Kannel's calls go
   *     to
   * @param folder work folder; {@code sandbox}, {@code sandbox.log} come to lie in it
   */
  public SandboxProcess(HubPorts ports, Path folder) {
    this.ports = ports;
    this.folder = folder.toAbsolutePath();
    this.child = new ChildProcess("sandbox", this.folder.resolve("sandbox.log"));
  }

  /** Settings for the sandbox's ports, inside the hub or beside it; nothing is played. */
  static Map<String, String> settings(HubPorts ports) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("omnidesk.sandbox.hub-url", "http://127.0.0.1:" + ports.http());
    all.put("omnidesk.sandbox.scenario.enabled", "false");
    all.put("omnidesk.sandbox.ports.glpi", "" + ports.glpi());
    all.put("omnidesk.sandbox.ports.solman", "" + ports.solman());
    all.put("omnidesk.sandbox.ports.sms", "" + ports.sms());
    all.put("omnidesk.sandbox.ports.smtp", "" + ports.smtp());
    all.put("omnidesk.sandbox.ports.imap", "" + ports.imap());
    all.put("omnidesk.sandbox.ports.claude", "" + ports.claude());
    return all;
  }

  /** Starts it and waits until every stand-in listens. */
  public void start() {
    Map<String, String> all = settings(ports);
    all.put("omnidesk.sandbox.folder", folder.resolve("sandbox").toString());
    List<String> arguments = new ArrayList<>();
    all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    child.start(Launch.main(MAIN, List.of("-Xmx512m"), arguments), folder);
    try {
      Wait.until("the sandbox listens", Duration.ofSeconds(60), () -> !child.isAlive() || ready());
    } catch (IllegalStateException late) {
      throw new IllegalStateException(late.getMessage() + "\n" + child.tail(), late);
    }
    if (!child.isAlive()) {
      throw new IllegalStateException("the sandbox ended while it started\n" + child.tail());
    }
  }

  private boolean ready() {
    return List.of(
            ports.glpi(), ports.solman(), ports.sms(), ports.smtp(), ports.imap(), ports.claude())
        .stream()
        .allMatch(SandboxProcess::listens);
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  @Override
  public void close() {
    child.stop(Duration.ofSeconds(15));
  }
}
