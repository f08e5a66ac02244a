package org.omnidesk.sandbox.glpi;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.omnidesk.sandbox.standin.StandIn;

/**
 * GLPI's legacy REST API on a loopback port, with {@code /_control} for what happens on the other
 * side. Behaves as the recordings of 10.0.19 and 11.0.6 show.
 */
public final class GlpiStandIn implements StandIn {

  /**
   * What the stand-in is like.
   *
   * @param port 0 for any free one
   * @param folder where its rows and documents lie
   * @param version {@code 10.0.19} or {@code 11.0.6}
   * @param appToken what {@code App-Token} must be
   * @param users who can log in
   * @param categories complete names; the first has id 1
   * @param zone the server's zone, in which dates are written
   */
  public record Options(
      int port,
      Path folder,
      String version,
      String appToken,
      List<GlpiUser> users,
      List<String> categories,
      ZoneId zone) {

    public Options {
      users = List.copyOf(users);
      categories = List.copyOf(categories);
    }

    /** In UTC, with the usual categories. */
    public Options(int port, Path folder, String version, String appToken, List<GlpiUser> users) {
      this(port, folder, version, appToken, users, USUAL_CATEGORIES, ZoneOffset.UTC);
    }

    /** A company with a hub, two technicians and some people. */
    public static Options development(int port, Path folder) {
      return new Options(port, folder, "10.0.19", "sandbox-app-token", SAMPLE_USERS);
    }
  }

  static final List<String> USUAL_CATEGORIES =
      List.of(
          "Hardware",
          "Software",
          "Network",
          "Hardware > Screen",
          "Hardware > Printer",
          "Network > VPN",
          "Software > E-mail",
          "Account",
          "Account > Password");

  private static final List<GlpiUser> SAMPLE_USERS =
      List.of(
          user(7, "hub-bot", "sandbox-user-token", "Hub", "Bot", null, GlpiUser.Profile.TECHNICIAN),
          user(
              8,
              "glpi",
              "sandbox-admin-token",
              "Grace",
              "Admin",
              "grace@example.org",
              GlpiUser.Profile.SUPER_ADMIN),
          user(
              9,
              "tech.anna",
              "sandbox-tech-token",
              "Anna",
              "Schulz",
              "anna.schulz@example.org",
              GlpiUser.Profile.TECHNICIAN),
          user(
              10,
              "rene.dupont",
              "sandbox-rene-token",
              "René",
              "Dupont",
              "rene.dupont@example.org",
              GlpiUser.Profile.SELF_SERVICE),
          user(
              11,
              "asha.verma",
              "sandbox-asha-token",
              "Asha",
              "Verma",
              "asha.verma@example.org",
              GlpiUser.Profile.SELF_SERVICE),
          user(
              12,
              "tom.baker",
              "sandbox-tom-token",
              "Tom",
              "Baker",
              "tom.baker@example.org",
              GlpiUser.Profile.SELF_SERVICE));

  private static GlpiUser user(
      int id,
      String login,
      String token,
      String first,
      String last,
      String mail,
      GlpiUser.Profile profile) {
    return new GlpiUser(id, login, login + "-password", token, first, last, mail, profile);
  }

  private final Options options;
  private HttpServer server;
  private ExecutorService threads;
  private GlpiStore store;

  public GlpiStandIn(Options options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "GLPI";
  }

  @Override
  public String address() {
    return root() + "/apirest.php";
  }

  /** The part of the address before the API: the web interface, and {@code /_control}. */
  public String root() {
    return "http://127.0.0.1:" + (server == null ? options.port() : server.getAddress().getPort());
  }

  @Override
  public void start() throws IOException {
    store = new GlpiStore(options.folder());
    GlpiFaults faults = new GlpiFaults();
    GlpiSessions sessions = new GlpiSessions(options.appToken(), options.users());
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 64);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    GlpiWorld world = new GlpiWorld(options, store, root());
    GlpiServer api = new GlpiServer(world, sessions, faults);
    server.createContext("/apirest.php", e -> api.handle(e, "/apirest.php"));
    server.createContext("/api.php/v1", e -> api.handle(e, "/api.php/v1"));
    GlpiControl control = new GlpiControl(world, sessions, faults);
    server.createContext("/_control", control::handle);
    server.start();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
      try {
        store.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
