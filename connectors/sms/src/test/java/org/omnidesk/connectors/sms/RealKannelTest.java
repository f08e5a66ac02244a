package org.omnidesk.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder.ResponseOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Retry;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Sent;
import org.omnidesk.tickets.intake.IgnoredIntake;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.response.PublicResponse;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The connector against a real Kannel with its fake SMSC, whose line protocol this test speaks.
 * Runs where bearerbox and smsbox are installed (Debian: {@code kannel}).
 */
@SpringBootTest(
    classes = SmsInboundKameletTest.Hub.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.main.banner-mode=off")
class RealKannelTest {

  private static final String PHONE = "+919876543210";

  @TempDir Path folder;
  @LocalServerPort int port;
  @Autowired MessageMapper smsMapper;

  private final List<Process> boxes = new ArrayList<>();
  private final List<String> phone = new CopyOnWriteArrayList<>();
  private final List<InboundMessage> kept = SmsInboundKameletTest.Hub.KEPT;
  private int sendPort;
  private Socket smsc;

  private static Path binary(String name) {
    return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/")
        .map(dir -> Path.of(dir + name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @BeforeEach
  void startKannel() throws Exception {
    Path bearerbox = binary("bearerbox");
    Path smsbox = binary("smsbox");
    if (bearerbox == null || smsbox == null) {
      System.out.println("RealKannelTest skipped: bearerbox and smsbox are not installed");
    }
    Assumptions.assumeTrue(bearerbox != null && smsbox != null, "Kannel is not installed");
    SmsInboundKameletTest.Hub.FAILURES.set(0);
    kept.clear();
    int smscPort = freePort();
    sendPort = freePort();
    Path conf = folder.resolve("kannel.conf");
    Files.writeString(
        conf,
        """
        group = core
        admin-port = %d
        admin-interface = 127.0.0.1
        admin-password = adminpw
        smsbox-port = %d
        smsbox-interface = 127.0.0.1
        box-allow-ip = "127.0.0.1"
        box-deny-ip = "*.*.*.*"
        log-file = "%s/bearerbox.log"
        log-level = 0
        dlr-storage = internal
        store-type = file
        store-location = "%s/kannel.store"
        sms-combine-concatenated-mo = false

        group = smsc
        smsc = fake
        smsc-id = FAKE
        port = %d
        connect-allow-ip = 127.0.0.1

        group = smsbox
        bearerbox-host = 127.0.0.1
        bearerbox-port = %d
        sendsms-port = %d
        sendsms-interface = 127.0.0.1
        log-file = "%s/smsbox.log"
        log-level = 0
        mo-recode = true
        http-request-retry = 100
        http-queue-delay = 1

        group = sendsms-user
        username = omnidesk
        password = secret
        max-messages = 5
        concatenation = true
        user-allow-ip = "127.0.0.1"

        group = sms-service
        keyword = default
        catch-all = true
        max-messages = 0
        assume-plain-text = true
        get-url = "http://127.0.0.1:%d/api/hooks/sms-main?secret=%s&%s"
        """
            .formatted(
                freePort(),
                smsboxPort = freePort(),
                folder,
                folder,
                smscPort,
                smsboxPort,
                sendPort,
                folder,
                port,
                SmsFixtures.SECRET,
                "from=%p&to=%P&text=%a&binary=%b&smsc=%i&id=%I&coding=%c&charset=%C&udh=%u&ts=%t&unix=%T"));
    start(bearerbox, conf);
    await().atMost(Duration.ofSeconds(20)).until(() -> answers(smsboxPort));
    start(smsbox, conf);
    await().atMost(Duration.ofSeconds(20)).until(() -> answers(sendPort));
    smsc = new Socket("127.0.0.1", smscPort);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(smsc.getInputStream(), StandardCharsets.ISO_8859_1));
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                in.lines().forEach(phone::add);
              } catch (UncheckedIOException closed) {
                // the end of the test
              }
            });
  }

  private int smsboxPort;

  private void start(Path binary, Path conf) throws IOException {
    boxes.add(
        new ProcessBuilder(binary.toString(), "-v", "4", conf.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(binary.getFileName() + ".out").toFile())
            .start());
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void stopKannel() throws Exception {
    if (smsc != null) {
      smsc.close();
    }
    for (Process box : boxes.reversed()) {
      box.destroy();
      if (!box.waitFor(8, TimeUnit.SECONDS)) {
        box.destroyForcibly().waitFor();
      }
    }
  }

  private void phoneWrites(String line) throws IOException {
    smsc.getOutputStream().write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    smsc.getOutputStream().flush();
  }

  private TicketIntake ticket(InboundMessage message) throws Exception {
    return (TicketIntake) smsMapper.map(message);
  }

  @Test
  void messages_in_templates_out_and_reports_back_through_a_real_kannel() throws Exception {
    // a hub that fails twice is asked again under the same id
    SmsInboundKameletTest.Hub.FAILURES.set(2);
    phoneWrites(PHONE + " 56767 text VPN+not+working");
    await().atMost(Duration.ofSeconds(20)).until(() -> kept.size() == 1);
    assertThat(ticket(kept.getFirst()).thread().recentFrom()).isEqualTo(PHONE);
    assertThat(kept.getFirst().externalId()).matches("[0-9a-f-]{36}");

    // Hindi and emoji, recoded by Kannel
    kept.clear();
    phoneWrites(PHONE + " 56767 ucs2 %09%28%09%2E%00%20%D8%3D%DE%00");
    await().atMost(Duration.ofSeconds(20)).until(() -> kept.size() == 1);
    assertThat(ticket(kept.getFirst()).fields().description()).isEqualTo("नम 😀");

    // parts, the second first, not combined by Kannel
    kept.clear();
    phoneWrites(PHONE + " 56767 udh-text %05%00%03%2B%02%02 second+half");
    await().atMost(Duration.ofSeconds(20)).until(() -> kept.size() == 1);
    assertThat(smsMapper.map(kept.getFirst())).isInstanceOf(IgnoredIntake.class);
    phoneWrites(PHONE + " 56767 udh-text %05%00%03%2B%02%01 first+half+");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> kept.stream().filter(m -> m.kind().equals("sms")).count() == 2);
    InboundMessage last = kept.stream().filter(m -> m.kind().equals("sms")).toList().getLast();
    assertThat(ticket(last).fields().description()).isEqualTo("first+half+second+half");
    assertThat(phone).as("an empty answer is no reply to the phone").isEmpty();

    // out, with reports
    kept.clear();
    var settings =
        SmsFixtures.settings(
            Map.of(
                "url", "http://127.0.0.1:" + sendPort + "/cgi-bin/sendsms",
                "public-url", "http://127.0.0.1:" + port));
    var systems = SmsFixtures.systems(settings);
    HttpSmsGateway gateway = new HttpSmsGateway();
    SmsWriter writer = new SmsWriter(systems, new SmsTemplates(systems), List.of(gateway));
    assertThat(gateway.problem(settings)).isNull();
    assertThat(writer.deliver(order("k-1", "need-info", Map.of("what", "50% & more?"))))
        .isEqualTo(Sent.as("k-1"));
    assertThat(writer.deliver(order("k-2", "resolved-hi", Map.of()))).isEqualTo(Sent.as("k-2"));
    await().atMost(Duration.ofSeconds(20)).until(() -> phone.size() == 3);
    assertThat(phone.getFirst())
        .isEqualTo(
            "OMNDSK "
                + PHONE
                + " text OD-123: we need more details to go on: 50% & more?. Please"
                + " reply with OD-123 and the details. - OmniDesk");
    assertThat(phone.get(1))
        .startsWith("OMNDSK " + PHONE + " udh %05%00%03")
        .contains(" data %00O%00D");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> kept.stream().filter(m -> m.kind().equals("sms-receipt")).count() == 4);
    assertThat(kept.stream().map(InboundMessage::externalId))
        .contains("k-1/1", "k-1/8", "k-2/1", "k-2/8");
    for (InboundMessage m : kept) {
      if (m.kind().equals("sms-receipt")) {
        assertThat(((ReceiptIntake) smsMapper.map(m)).address()).isEqualTo(PHONE);
      }
    }

    // a wrong password is told before anything is sent
    var wrong =
        SmsFixtures.settings(
            Map.of(
                "url", "http://127.0.0.1:" + sendPort + "/cgi-bin/sendsms", "password", "wrong"));
    assertThat(gateway.problem(wrong)).startsWith("username or password: HTTP 403");
    var refused = SmsFixtures.systems(wrong);
    assertThat(
            new SmsWriter(refused, new SmsTemplates(refused), List.of(gateway))
                .deliver(order("k-3", "resolved", Map.of())))
        .isInstanceOf(Retry.class);
    assertThat(phone).hasSize(3);
  }

  private static ResponseOrder order(String key, String template, Map<String, String> variables) {
    return new ResponseOrder(
        new DeliveryHead(
            UUID.randomUUID(),
            key,
            1,
            SmsFixtures.SYSTEM,
            UUID.randomUUID(),
            new TicketNumber(123),
            "VPN",
            "mo-1",
            Contact.ofPhone(PHONE),
            List.of()),
        new PublicResponse(UUID.randomUUID(), Contact.NOBODY, null, template, variables),
        List.of());
  }
}
