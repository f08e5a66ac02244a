package org.omnidesk.sandbox.solman;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.w3c.dom.Element;

/**
 * Makes the calls of the queue, in order per incident and at least once each: while the hub is down
 * or answers with a Fault it tries on for ever; Errors 1 to 4 end a call at once, other Errors at
 * the fifth try (both as OTRS, the one public peer, does).
 */
final class HubCaller implements AutoCloseable {

  private static final int MOST_REFUSALS = 5;

  private final SolmanStandIn.Options options;
  private final SolmanBook book;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private boolean nudged;
  private volatile boolean stopped;
  private Thread thread;

  HubCaller(SolmanStandIn.Options options, SolmanBook book) {
    this.options = options;
    this.book = book;
  }

  void start() {
    thread = Thread.ofVirtual().name("solman-outbound").start(this::run);
  }

  /** Something was put into the queue. */
  void nudge() {
    lock.lock();
    try {
      nudged = true;
      wake.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        round();
        await();
      } catch (InterruptedException e) {
        return;
      } catch (IOException e) {
        if (!stopped) {
          System.getLogger("sandbox.solman").log(System.Logger.Level.WARNING, "outbound queue", e);
        }
      }
    }
  }

  private void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!nudged) {
        wake.awaitNanos(options.retryEvery().toNanos());
      }
      nudged = false;
    } finally {
      lock.unlock();
    }
  }

  private void round() throws IOException, InterruptedException {
    Set<String> held = new HashSet<>();
    for (Outgoing call : book.pending()) {
      if (stopped) {
        return;
      }
      if (!held.contains(call.guid()) && !attempt(call)) {
        held.add(call.guid());
      }
    }
  }

  /** Whether later calls of the incident may follow. */
  private boolean attempt(Outgoing call) throws IOException, InterruptedException {
    Outgoing.Progress at = book.progress(call.id());
    try {
      Element answer = post(call.operation(), IctBlocks.request(call, addressed(call)));
      List<Element> errors = Soap.items(answer, "Errors");
      if (!errors.isEmpty()) {
        return refused(
            at, Soap.text(errors.getFirst(), "ErrorCode"), Soap.text(errors.getFirst(), "Val1"));
      }
      String number = Soap.text(answer, "PrdIctId");
      Incident known = book.incident(call.guid()).orElseThrow();
      book.progressed(
          new Outgoing.Progress(at.id(), "sent", at.attempts() + 1, at.refusals(), null),
          number.isEmpty() ? null : known.withHubNumber(number));
      return true;
    } catch (IOException e) {
      if (!stopped) {
        book.progressed(
            new Outgoing.Progress(
                at.id(), "pending", at.attempts() + 1, at.refusals(), e.toString()),
            null);
      }
      return false;
    }
  }

  private boolean refused(Outgoing.Progress at, String code, String text) throws IOException {
    int refusals = at.refusals() + 1;
    boolean dead = code.matches("0?[1-4]") || refusals >= MOST_REFUSALS;
    book.progressed(
        new Outgoing.Progress(
            at.id(),
            dead ? "dead" : "pending",
            at.attempts() + 1,
            refusals,
            "error " + code + ": " + text),
        null);
    return dead;
  }

  /** The incident with the hub's GUID in the place that was unknown when it was made. */
  private Incident addressed(Outgoing call) throws IOException, InterruptedException {
    Incident known = book.incident(call.guid()).orElseThrow();
    if (!known.providerGuid().isEmpty()) {
      return known;
    }
    String hub = book.hubGuid();
    if (hub == null) {
      hub =
          Soap.text(
              post("RequestSystemGuid", Soap.envelope("RequestSystemGuid", "")), "SystemGuid");
      if (hub.isBlank()) {
        throw new IOException("the hub gave no SystemGuid");
      }
      book.hubGuid(hub);
    }
    String provider = hub;
    return book.change(call.guid(), i -> i.withProvider(provider), null);
  }

  private Element post(String operation, byte[] envelope) throws IOException, InterruptedException {
    String login =
        Base64.getEncoder()
            .encodeToString(
                (options.hubUsername() + ":" + options.hubPassword())
                    .getBytes(StandardCharsets.UTF_8));
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(options.hubEndpoint())
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("HTTP " + response.statusCode() + " to " + operation);
    }
    Element answer = Soap.body(response.body());
    if (!answer.getLocalName().equals(operation + "Response")) {
      throw new IOException(answer.getLocalName() + " instead of " + operation + "Response");
    }
    return answer;
  }

  @Override
  public void close() {
    stopped = true;
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    http.shutdownNow();
  }
}
