package org.omnidesk.sandbox.sms;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/** {@code /cgi-bin/sendsms}: same checks, words, status and headers as recorded from Kannel. */
final class KannelSendSms implements HttpHandler {

  private static final int HANG_MILLIS = 30_000;

  private final KannelStandIn.Options options;
  private final KannelPhones phones;
  private final KannelFaults faults;

  KannelSendSms(KannelStandIn.Options options, KannelPhones phones, KannelFaults faults) {
    this.options = options;
    this.phones = phones;
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, byte[]> p = parameters(exchange);
      KannelFaults.SendFault fault = faults.next();
      if (fault == KannelFaults.SendFault.SERVER_ERROR) {
        answer(exchange, 500, "Internal server error");
      } else if (fault == KannelFaults.SendFault.BUSY) {
        answer(exchange, 503, "Temporal failure, try again later.");
      } else if (!same(options.username(), p.get("username"))
          || !same(options.password(), p.get("password"))) {
        answer(exchange, 403, "Authorization failed for sendsms");
      } else if (text(p, "to").isBlank()) {
        answer(exchange, 400, "Missing receiver number, rejected");
      } else {
        accept(p);
        if (fault == KannelFaults.SendFault.NONE) {
          answer(exchange, 202, "0: Accepted for delivery");
        } else if (fault == KannelFaults.SendFault.HANG) {
          hang();
        }
      }
    }
  }

  private static void hang() {
    try {
      Thread.sleep(HANG_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(Map<String, byte[]> p) throws IOException {
    int coding = number(p, "coding");
    String text = KannelText.read(p.getOrDefault("text", new byte[0]), coding, text(p, "charset"));
    String from = p.containsKey("from") ? text(p, "from") : "OMNDSK";
    String dlrUrl = p.containsKey("dlr-url") ? text(p, "dlr-url") : null;
    for (String to : text(p, "to").trim().split(" +")) {
      phones.send(from, to, text, coding, number(p, "dlr-mask"), dlrUrl, false);
    }
  }

  /** Query parameters of a GET; X-Kannel headers and the body as text of a POST. */
  private static Map<String, byte[]> parameters(HttpExchange exchange) throws IOException {
    Map<String, byte[]> out =
        new TreeMap<>(KannelUrl.query(exchange.getRequestURI().getRawQuery()));
    if (exchange.getRequestMethod().equals("POST")) {
      Headers headers = exchange.getRequestHeaders();
      headers.forEach(
          (name, values) -> {
            String lower = name.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("x-kannel-")) {
              out.put(lower.substring(9), values.getFirst().getBytes(StandardCharsets.UTF_8));
            }
          });
      String type = headers.getFirst("Content-Type");
      int at = type == null ? -1 : type.toLowerCase(java.util.Locale.ROOT).indexOf("charset=");
      if (at >= 0) {
        String charset = type.substring(at + 8).replace("\"", "").trim();
        out.put("charset", charset.getBytes(StandardCharsets.UTF_8));
      }
      out.put("text", exchange.getRequestBody().readAllBytes());
    }
    return out;
  }

  private static void answer(HttpExchange exchange, int status, String words) throws IOException {
    byte[] body = words.getBytes(StandardCharsets.US_ASCII);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Server", "Kannel/1.4.5");
    headers.set("Connection", "Keep-Alive");
    headers.set("Content-type", "text/html");
    headers.set("Pragma", "no-cache");
    headers.set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static boolean same(String expected, byte[] given) {
    return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given);
  }

  private static String text(Map<String, byte[]> p, String name) {
    return new String(p.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  private static int number(Map<String, byte[]> p, String name) {
    String value = text(p, name).trim();
    return value.matches("\\d{1,3}") ? Integer.parseInt(value) : 0;
  }
}
