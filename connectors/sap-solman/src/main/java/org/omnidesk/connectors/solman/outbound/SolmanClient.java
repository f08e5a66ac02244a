package org.omnidesk.connectors.solman.outbound;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.omnidesk.connectors.solman.SolmanSettings;
import org.omnidesk.connectors.solman.ict.IctAnswer;
import org.omnidesk.connectors.solman.ict.IctIncident;
import org.omnidesk.connectors.solman.ict.IctReader;
import org.omnidesk.connectors.solman.ict.IctWriter;
import org.omnidesk.connectors.solman.soap.SoapEnvelope;
import org.omnidesk.connectors.solman.soap.SoapException;

/**
 * Calls ICT_SERVICE_DESK_API: one POST an operation, HTTP Basic, no redirects, the whole answer
 * within the configured time and size. It never repeats a call by itself.
 */
public class SolmanClient implements AutoCloseable {

  private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

  /** The peer's system GUID; empty if it gives none. */
  public String systemGuid(SolmanSettings settings) throws SolmanCallException {
    IctAnswer answer = call(settings, "RequestSystemGuid", IctWriter.empty("RequestSystemGuid"));
    if (!answer.errors().isEmpty()) {
      throw new SolmanCallException(
          "RequestSystemGuid: " + answer.errors().getFirst().inWords(), false);
    }
    return answer.guid();
  }

  /** Tells something of an incident. */
  public IctAnswer tell(SolmanSettings settings, String operation, IctIncident incident)
      throws SolmanCallException {
    return call(settings, operation, IctWriter.incident(operation, incident));
  }

  /** The whole incident as the peer has it. */
  public IctAnswer read(SolmanSettings settings, String incidentGuid, String systemGuid)
      throws SolmanCallException {
    return call(settings, "ReadCompleteIncident", IctWriter.readComplete(incidentGuid, systemGuid));
  }

  private IctAnswer call(SolmanSettings settings, String operation, byte[] envelope)
      throws SolmanCallException {
    HttpResponse<byte[]> response = post(settings, operation, envelope);
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      throw new SolmanCallException(
          "HTTP %d to %s: the login was refused".formatted(status, operation), false, true, null);
    }
    if (status / 100 == 3 || status / 100 == 4) {
      throw new SolmanCallException("HTTP %d to %s".formatted(status, operation), false);
    }
    try {
      SoapEnvelope answer = SoapEnvelope.read(response.body());
      if (answer.isFault()) {
        throw new SolmanCallException(
            "SOAP Fault to %s: %s".formatted(operation, brief(answer.faultText())), true);
      }
      if (status != 200) {
        throw new SolmanCallException("HTTP %d to %s".formatted(status, operation), true);
      }
      return IctReader.answer(operation, answer);
    } catch (SoapException e) {
      throw new SolmanCallException(
          "HTTP %d to %s: %s".formatted(status, operation, e.getMessage()), true, false, e);
    }
  }

  private HttpResponse<byte[]> post(SolmanSettings settings, String operation, byte[] envelope)
      throws SolmanCallException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url()))
            .timeout(settings.timeout())
            .header("Authorization", basic(settings.username(), settings.password()))
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", "\"\"")
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client(settings)
            .sendAsync(request, info -> new BoundedBody(settings.maxResponse().toBytes()));
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new SolmanCallException(
          "no whole answer to %s within %s".formatted(operation, settings.timeout()),
          true,
          false,
          e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new SolmanCallException(operation + " was interrupted", true, false, e);
    } catch (ExecutionException e) {
      throw failed(operation, e.getCause());
    }
  }

  private static SolmanCallException failed(String operation, Throwable cause) {
    boolean neverSent =
        cause instanceof ConnectException
            || cause instanceof HttpConnectTimeoutException
            || cause instanceof UnknownHostException
            || cause instanceof UnresolvedAddressException;
    String words = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return new SolmanCallException(
        "%s failed, %s%s".formatted(operation, cause.getClass().getSimpleName(), words),
        !neverSent,
        false,
        cause);
  }

  @Override
  public void close() {
    clients.values().forEach(HttpClient::shutdownNow);
  }

  private HttpClient client(SolmanSettings settings) {
    return clients.computeIfAbsent(
        settings.connectTimeout(),
        timeout ->
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build());
  }

  private static String basic(String username, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static String brief(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }
}
