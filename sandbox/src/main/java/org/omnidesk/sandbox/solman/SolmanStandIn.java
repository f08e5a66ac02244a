package org.omnidesk.sandbox.solman;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.omnidesk.sandbox.standin.StandIn;

/**
 * SAP Solution Manager's service desk as a partner sees it: answers ICT_SERVICE_DESK_API, and calls
 * the partner for what its own people do.
 */
public final class SolmanStandIn implements StandIn {

  /** Where SOAMANAGER would have put the binding, client 800. */
  public static final String PATH =
      "/sap/bc/srt/rfc/sap/ict_service_desk_api/800/ict_service_desk_api/ict_service_desk_api";

  /**
   * How it is set up.
   *
   * @param port where it listens on the loopback interface; 0 for any
   * @param folder where its state lies
   * @param systemGuid its own, 32 upper-case hexadecimal digits
   * @param hubEndpoint where the partner answers
   * @param hubUsername its login there
   * @param hubPassword its login there
   * @param username the login it demands
   * @param password the login it demands
   * @param retryEvery how long it waits before it tries a failed call again
   */
  public record Options(
      int port,
      Path folder,
      String systemGuid,
      URI hubEndpoint,
      String hubUsername,
      String hubPassword,
      String username,
      String password,
      Duration retryEvery) {

    public Options(
        int port,
        Path folder,
        String systemGuid,
        URI hubEndpoint,
        String hubUsername,
        String hubPassword,
        String username,
        String password) {
      this(
          port,
          folder,
          systemGuid,
          hubEndpoint,
          hubUsername,
          hubPassword,
          username,
          password,
          Duration.ofSeconds(3));
    }

    @Override
    public String toString() {
      return "Options[port=%d, folder=%s, hubEndpoint=%s]".formatted(port, folder, hubEndpoint);
    }
  }

  private final Options options;
  private HttpServer server;
  private ExecutorService threads;
  private SolmanBook book;
  private HubCaller caller;

  public SolmanStandIn(Options options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "Solution Manager";
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port() + PATH;
  }

  /** The port it listens on; the configured one before {@link #start()}. */
  public int port() {
    return server == null ? options.port() : server.getAddress().getPort();
  }

  @Override
  public void start() throws IOException {
    // First the port: a taken one must not leave the book open.
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
    book = new SolmanBook(options.folder());
    Faults faults = new Faults();
    caller = new HubCaller(options, book);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext(PATH, new SoapDoor(options, book, faults));
    server.createContext(
        "/_control", new ControlDoor(new Desk(options, book, caller), book, faults));
    server.start();
    caller.start();
  }

  @Override
  public void close() {
    if (caller != null) {
      caller.close();
    }
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
    }
    if (book != null) {
      try {
        book.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
