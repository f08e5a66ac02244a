package org.omnidesk.connectors.sms;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.Timeout;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Parked;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Retry;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Sent;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Unknown;

/**
 * Any gateway that takes a message as one HTTP request, as its {@link SmsProfile} says.
 *
 * <p>Each request has a connection of its own and is never repeated by the client: a kept
 * connection that the gateway has just closed cannot be told from a message that was taken.
 */
class HttpSmsGateway implements SmsGateway, AutoCloseable {

  private static final int LONGEST_ANSWER = 4096;
  private static final Duration SETTING_PAUSE = Duration.ofMinutes(5);
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  private record Timeouts(Duration connect, Duration response) {}

  private record Reply(int status, String retryAfter, String body) {
    String words() {
      return "HTTP " + status + " " + body.strip().lines().findFirst().orElse("");
    }
  }

  private final Map<Timeouts, CloseableHttpClient> clients = new ConcurrentHashMap<>();

  @Override
  public boolean speaks(String profile) {
    return true;
  }

  @Override
  public DeliveryOutcome send(String system, SmsSettings settings, Outgoing message) {
    SmsProfile profile = SmsProfile.load(settings.profile());
    Map<String, String> values = login(settings);
    values.put("to", message.to());
    values.put("text", message.text());
    values.put("coding", message.ucs2() ? "2" : null);
    values.put("registeredId", message.registeredId());
    values.put("key", message.key());
    values.put("reportUrl", reportUrl(system, settings, profile, message.key()));
    Map<String, String> parameters = fill(profile.send().parameters(), values);
    if (values.get("reportUrl") != null && profile.send().reportParameters() != null) {
      parameters.putAll(fill(profile.send().reportParameters(), values));
    }
    ClassicHttpRequest request = request(settings, profile.send().method(), parameters);
    Reply reply;
    try {
      reply = client(settings).execute(request, HttpSmsGateway::read);
    } catch (ConnectTimeoutException
        | ConnectException
        | NoRouteToHostException
        | UnknownHostException
        | SSLHandshakeException e) {
      return new Retry("gateway not reached at url: " + e.getMessage(), null);
    } catch (IOException | RuntimeException e) {
      // also what nobody thought of: after this point nothing may look like "surely not sent"
      return new Unknown(
          "the request was written and no whole answer came (%s); the gateway may have taken it"
              .formatted(e.getClass().getSimpleName()));
    }
    return outcome(profile.send(), reply, message.key());
  }

  private static DeliveryOutcome outcome(SmsProfile.Send send, Reply reply, String key) {
    if (send.accepted().matches(reply.status(), reply.body())) {
      return Sent.as(messageId(send, reply.body(), key));
    }
    String words = reply.words();
    return switch (reply.status()) {
      case 401, 403 ->
          new Retry("username, password or our address refused: " + words, SETTING_PAUSE);
      case 404, 405 -> new Retry("url is not the gateway's send service: " + words, SETTING_PAUSE);
      case 408, 502, 504 -> new Unknown("something between us and the gateway gave up: " + words);
      case 429, 500, 503 -> new Retry(words, pause(reply.retryAfter()));
      default ->
          reply.status() >= 400
              ? new Parked("the gateway refused the message: " + words)
              : new Unknown("the gateway's answer is not understood: " + words);
    };
  }

  private static Duration pause(String retryAfter) {
    return retryAfter != null && retryAfter.matches("\\d{1,4}")
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : null;
  }

  /** The gateway's id, else our key: a Kannel gives none, and its reports carry our key. */
  private static String messageId(SmsProfile.Send send, String body, String key) {
    if (send.messageId() != null) {
      Matcher found = Pattern.compile(send.messageId(), Pattern.DOTALL).matcher(body);
      if (found.find()) {
        return found.group(1);
      }
    }
    return key;
  }

  /** Where reports on this message go; null if the gateway cannot reach us. */
  static String reportUrl(String system, SmsSettings settings, SmsProfile profile, String key) {
    if (settings.publicUrl() == null
        || settings.publicUrl().isBlank()
        || profile.report() == null) {
      return null;
    }
    if (!key.matches("[A-Za-z0-9._~:-]+")) {
      // a percent sign would be an escape of the gateway's own pattern
      throw new IllegalArgumentException("delivery key '" + key + "' is not URL-safe");
    }
    return settings.publicUrl().replaceAll("/+$", "")
        + "/api/hooks/"
        + system
        + "?secret="
        + settings.webhookSecret()
        + "&"
        + profile.report().query().replace("{key}", key);
  }

  @Override
  public String problem(SmsSettings settings) {
    SmsProfile profile = SmsProfile.load(settings.profile());
    if (profile.probe() == null) {
      return null;
    }
    try {
      Map<String, String> parameters = fill(profile.probe().parameters(), login(settings));
      Reply reply =
          client(settings)
              .execute(
                  request(settings, profile.send().method(), parameters), HttpSmsGateway::read);
      if (profile.probe().accepted().matches(reply.status(), reply.body())) {
        return null;
      }
      return (reply.status() == 401 || reply.status() == 403 ? "username or password: " : "url: ")
          + reply.words();
    } catch (IOException e) {
      return "url: " + e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  private static Map<String, String> login(SmsSettings settings) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("username", settings.username());
    values.put("password", settings.password());
    values.put("sender", settings.sender());
    return values;
  }

  /** Fills the places; a parameter with a place that has no value is left out. */
  private static Map<String, String> fill(
      Map<String, String> parameters, Map<String, String> values) {
    Map<String, String> out = new LinkedHashMap<>();
    parameters.forEach(
        (name, pattern) -> {
          Matcher places = PLACE.matcher(pattern);
          StringBuilder filled = new StringBuilder();
          while (places.find()) {
            String value = values.get(places.group(1));
            if (value == null) {
              return;
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(value));
          }
          out.put(name, places.appendTail(filled).toString());
        });
    return out;
  }

  private static ClassicHttpRequest request(
      SmsSettings settings, String method, Map<String, String> parameters) {
    ClassicRequestBuilder request =
        ClassicRequestBuilder.create(method)
            .setUri(settings.url())
            .setCharset(StandardCharsets.UTF_8);
    parameters.forEach(request::addParameter);
    return request.build();
  }

  private static Reply read(org.apache.hc.core5.http.ClassicHttpResponse response)
      throws IOException {
    HttpEntity entity = response.getEntity();
    var after = response.getFirstHeader("Retry-After");
    // not by the charset it claims: a name Java does not know would hide that it was accepted
    String body =
        entity == null
            ? ""
            : new String(entity.getContent().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    return new Reply(response.getCode(), after == null ? null : after.getValue(), body);
  }

  private CloseableHttpClient client(SmsSettings settings) {
    return clients.computeIfAbsent(
        new Timeouts(settings.connectTimeout(), settings.responseTimeout()), HttpSmsGateway::build);
  }

  private static CloseableHttpClient build(Timeouts timeouts) {
    Timeout response = Timeout.of(timeouts.response());
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(timeouts.connect()))
                        .setSocketTimeout(response)
                        .build())
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(response).build())
        .setConnectionReuseStrategy((request, answer, context) -> false)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  @Override
  public void close() throws IOException {
    for (CloseableHttpClient client : clients.values()) {
      client.close();
    }
  }
}
