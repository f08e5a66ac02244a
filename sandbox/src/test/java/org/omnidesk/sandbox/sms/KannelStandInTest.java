package org.omnidesk.sandbox.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in against the recordings of Kannel 1.4.5 and against a hook that fails. */
class KannelStandInTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String answer = "";
  private HttpServer hook;
  private KannelStandIn kannel;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        e -> {
          calls.add(e.getRequestURI().getRawPath() + "?" + e.getRequestURI().getRawQuery());
          boolean fail = failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
          byte[] body = fail ? new byte[0] : answer.getBytes(StandardCharsets.UTF_8);
          e.sendResponseHeaders(fail ? 503 : 200, body.length == 0 ? -1 : body.length);
          e.getResponseBody().write(body);
          e.close();
        });
    hook.start();
    restart();
  }

  private void restart() throws Exception {
    if (kannel != null) {
      kannel.close();
    }
    kannel =
        new KannelStandIn(
            new KannelStandIn.Options(
                0,
                folder,
                "omnidesk",
                "secret",
                hookUrl("/mo?secret=s"),
                1000,
                Duration.ofMillis(40)));
    kannel.start();
  }

  private String hookUrl(String path) {
    return "http://127.0.0.1:" + hook.getAddress().getPort() + path;
  }

  @AfterEach
  void stop() {
    kannel.close();
    hook.stop(0);
    http.close();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> sendSms(String query) throws Exception {
    return http.send(
        HttpRequest.newBuilder(
                URI.create(kannel.address() + "?username=omnidesk&password=secret&" + query))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode control(String path, String body) throws Exception {
    URI uri = URI.create(kannel.address().replace("/cgi-bin/sendsms", "/_control/" + path));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }

  private JsonNode lastSent() throws Exception {
    JsonNode items = control("sent", null).path("items");
    return items.get(items.size() - 1);
  }

  /** The recorded requests, replayed byte for byte. */
  @Test
  void every_recorded_exchange_gets_the_recorded_status_headers_and_words() throws Exception {
    Path recording =
        Path.of(
            System.getProperty("omnidesk.shared", "absent"),
            "connectors/recordings/kannel/sendsms-exchanges.txt");
    Assumptions.assumeTrue(Files.exists(recording), "skipped: no recordings at " + recording);
    int compared = 0;
    for (String exchange : Files.readString(recording).split("(?m)^### ")) {
      if (exchange.isBlank()) {
        continue;
      }
      List<String> request = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (String line : exchange.split("\n", -1)) {
        String bare = line.replace("\r", "");
        if (bare.startsWith("> ")) {
          request.add(bare.substring(2));
        } else if (bare.startsWith("< ")) {
          expected.add(bare.substring(2));
        }
      }
      String words = exchange.stripTrailing().lines().reduce((a, b) -> b).orElseThrow();
      String body = request.getFirst().startsWith("POST") ? "Ticket #4711 solved" : "";
      List<String> got = raw(request, body);
      assertThat(got.getFirst())
          .as(exchange.lines().findFirst().get())
          .isEqualTo(expected.getFirst());
      assertThat(headers(got)).isEqualTo(headers(expected));
      assertThat(got.getLast()).isEqualTo(words.replace("\r", ""));
      compared++;
    }
    assertThat(compared).isEqualTo(9);
  }

  private List<String> raw(List<String> request, String body) throws Exception {
    URI uri = URI.create(kannel.address());
    try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
      String text = String.join("\r\n", request).stripTrailing() + "\r\n\r\n" + body;
      text = text.replaceFirst("(?m)^Content-Length: \\d+", "Content-Length: " + body.length());
      // the recorded reports would go to a port of that day
      text = text.replace("127.0.0.1%3a23099", "127.0.0.1%3a" + hook.getAddress().getPort());
      text = text.replace("127.0.0.1:23099", "127.0.0.1:" + hook.getAddress().getPort());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      int length = 0;
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        lines.add(line);
        if (line.toLowerCase().startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(15).trim());
        }
      }
      char[] answer = new char[length];
      int at = 0;
      while (at < length) {
        at += in.read(answer, at, length - at);
      }
      lines.add(new String(answer));
      return lines;
    }
  }

  /** Names in lower case; the value of Date is another day's. */
  private static TreeMap<String, String> headers(List<String> lines) {
    TreeMap<String, String> out = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(": ");
      String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase();
      if (Set.of(
              "server",
              "content-length",
              "connection",
              "content-type",
              "pragma",
              "cache-control",
              "date")
          .contains(name)) {
        out.put(name, name.equals("date") ? "" : line.substring(colon + 2));
      }
    }
    return out;
  }

  @Test
  void hindi_without_coding_2_arrives_as_question_marks() throws Exception {
    assertThat(sendSms("to=%2B919876543210&text=" + encode("नमस्ते")).statusCode()).isEqualTo(202);
    assertThat(lastSent().path("text").asText()).isEqualTo("??????");
    sendSms("to=%2B919876543210&coding=2&charset=UTF-8&text=" + encode("नमस्ते 😀"));
    assertThat(lastSent().path("text").asText()).isEqualTo("नमस्ते 😀");
  }

  @Test
  void long_texts_travel_in_parts_of_153_and_67() throws Exception {
    sendSms("to=%2B919876543210&text=" + "0123456789".repeat(20));
    assertThat(lastSent().path("parts").get(0).asText()).hasSize(153);
    assertThat(lastSent().path("parts").get(1).asText()).hasSize(47);
    sendSms("to=%2B919876543210&coding=2&charset=UTF-8&text=" + encode("क".repeat(71)));
    assertThat(lastSent().path("parts").get(0).asText()).hasSize(67);
    assertThat(lastSent().path("parts").get(1).asText()).hasSize(4);
  }

  @Test
  void reports_come_with_our_key_and_every_other_time_delivered_overtakes_accepted()
      throws Exception {
    for (int i = 1; i <= 2; i++) {
      String dlr = encode(hookUrl("/dlr?dlr=key-" + i + "&type=%d&reply=%A&phone=%p&from=%P"));
      sendSms("from=OMNDSK&to=%2B919876543210&text=x&dlr-mask=31&dlr-url=" + dlr);
    }
    await().until(() -> control("sent", null).path("pendingCallbacks").asInt() == 0);
    assertThat(calls)
        .contains(
            "/dlr?dlr=key-1&type=8&reply=ACK%2F&phone=%2B919876543210&from=OMNDSK",
            "/dlr?dlr=key-2&type=1&reply=&phone=%2B919876543210&from=OMNDSK")
        .hasSize(4);
    assertThat(lastSent().path("reports").get(0).asInt()).isEqualTo(1);
    assertThat(lastSent().path("key").asText()).isEqualTo("key-2");
  }

  @Test
  void a_message_is_offered_again_with_the_same_id_until_the_hook_takes_it() throws Exception {
    failures.set(3);
    String id =
        control("mo", "{\"from\":\"+919876543210\",\"to\":\"56767\",\"text\":\"fail with retry\"}")
            .path("ids")
            .get(0)
            .asText();
    await().until(() -> calls.size() == 4);
    assertThat(calls).allMatch(c -> c.contains("id=" + id)).allMatch(calls.getFirst()::equals);
    await()
        .until(
            () -> control("mo", null).path("items").get(0).path("state").asText().equals("done"));
  }

  @Test
  void a_restart_forgets_neither_what_was_written_nor_what_was_sent() throws Exception {
    failures.set(Integer.MAX_VALUE);
    control("mo", "{\"from\":\"+919876543210\",\"to\":\"56767\",\"text\":\"before the crash\"}");
    sendSms("to=%2B919876543210&text=kept");
    await().until(() -> !calls.isEmpty());
    String first = calls.getFirst();
    kannel.close();
    // a line that a crash cut short
    Files.writeString(
        folder.resolve("kannel.jsonl"),
        "{\"event\":\"mt\"",
        java.nio.file.StandardOpenOption.APPEND);
    calls.clear();
    failures.set(0);
    restart();
    await().until(() -> calls.contains(first));
    assertThat(lastSent().path("text").asText()).isEqualTo("kept");
    sendSms("to=%2B919876543210&text=next");
    assertThat(lastSent().path("id").asLong()).isEqualTo(2);
  }

  @Test
  void a_body_in_the_hooks_answer_goes_to_the_phone() throws Exception {
    answer = "Thanks, ticket #4711 opened";
    control("mo", "{\"from\":\"+919876543210\",\"to\":\"56767\",\"text\":\"reply please help\"}");
    await().until(() -> control("sent", null).path("items").size() == 1);
    assertThat(lastSent().path("text").asText()).isEqualTo(answer);
    assertThat(lastSent().path("to").asText()).isEqualTo("+919876543210");
    assertThat(lastSent().path("reply").asBoolean()).isTrue();
  }

  @Test
  void callbacks_are_written_as_kannel_writes_them() throws Exception {
    control("mo", "{\"from\":\"+919812345678\",\"to\":\"56767\",\"text\":\"नमस्ते, VPN\"}");
    control("mo", "{\"from\":\"+1\",\"to\":\"5\",\"text\":\"one two\",\"parts\":2,\"send\":[2,1]}");
    await().until(() -> calls.size() == 3);
    assertThat(calls.stream().filter(c -> c.contains("9812345678")).findFirst().orElseThrow())
        .startsWith(
            "/mo?secret=s&from=%2B919812345678&to=56767&text="
                + "%E0%A4%A8%E0%A4%AE%E0%A4%B8%E0%A5%8D%E0%A4%A4%E0%A5%87%2C+VPN&binary=")
        .contains("&coding=0&charset=UTF-8&udh=&ts=20")
        .matches(".*&ts=\\d{4}-\\d\\d-\\d\\d\\+\\d\\d:\\d\\d:\\d\\d&unix=\\d{10}");
    assertThat(calls)
        .anyMatch(c -> c.contains("text=one+&") && c.contains("udh=%05%00%03%01%02%01"))
        .anyMatch(c -> c.contains("text=two&") && c.contains("udh=%05%00%03%01%02%02"));
  }

  @Test
  void a_cut_connection_comes_after_the_message_was_taken() throws Exception {
    control("faults", "{\"sendsms\":\"cut\",\"count\":1}");
    // by hand, as the JDK's client repeats a GET whose connection was cut
    try (Socket socket = new Socket("127.0.0.1", URI.create(kannel.address()).getPort())) {
      String request =
          "GET /cgi-bin/sendsms?username=omnidesk&password=secret&to=%2B91987&text=taken HTTP/1.1\r\n"
              + "Host: 127.0.0.1\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(control("sent", null).path("items")).hasSize(1);
    assertThat(lastSent().path("text").asText()).isEqualTo("taken");
    control("faults", "{\"sendsms\":\"busy\",\"count\":1}");
    assertThat(sendSms("to=%2B919876543210&text=not+taken").statusCode()).isEqualTo(503);
    assertThat(lastSent().path("text").asText()).isEqualTo("taken");
    assertThat(sendSms("to=%2B919876543210&text=again").statusCode()).isEqualTo(202);
  }
}
