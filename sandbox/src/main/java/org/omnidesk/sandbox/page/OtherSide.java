package org.omnidesk.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.omnidesk.sandbox.Sandbox;
import org.omnidesk.sandbox.SandboxSettings;
import org.omnidesk.sandbox.scenario.Channel;
import org.omnidesk.sandbox.scenario.Http;
import org.omnidesk.sandbox.scenario.Person;

/** What the person who wrote finds in the own mailbox, phone or system. */
final class OtherSide {

  private static final int LAST = 30;

  /**
   * One thing to see.
   *
   * @param at when, as the other side writes it
   * @param who wrote it
   * @param title for example a mail's subject; empty if there is none
   * @param text plain text; a web page must not take it as HTML
   * @param fromDesk whether it came from the hub
   */
  record Seen(String at, String who, String title, String text, boolean fromDesk) {}

  private final Sandbox sandbox;
  private final Http sms;
  private final Http solman;

  OtherSide(Sandbox sandbox, SandboxSettings.Ports ports) {
    this.sandbox = sandbox;
    this.sms = new Http(ports.sms());
    this.solman = new Http(ports.solman());
  }

  List<Seen> look(Channel channel, Person who, String ref)
      throws IOException, InterruptedException {
    List<Seen> seen =
        switch (channel) {
          case MAIL -> mailbox(who);
          case SMS -> phone(who);
          case SOLMAN -> incident(ref);
          case GLPI -> ticket(who, ref);
        };
    return seen.subList(Math.max(0, seen.size() - LAST), seen.size());
  }

  private List<Seen> mailbox(Person who) throws IOException {
    List<Seen> seen = new ArrayList<>();
    for (byte[] bytes : sandbox.mails(who.email())) {
      try {
        MimeMessage mail =
            new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        String from = InternetAddress.toUnicodeString(mail.getFrom());
        String at = mail.getSentDate() == null ? "" : mail.getSentDate().toInstant().toString();
        seen.add(new Seen(at, from, mail.getSubject(), text(mail), true));
      } catch (MessagingException e) {
        seen.add(new Seen("", "", "(cannot be read)", String.valueOf(e.getMessage()), true));
      }
    }
    return seen;
  }

  /** The first plain text part. */
  private static String text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return String.valueOf(part.getContent());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart one = parts.getBodyPart(i);
        String found = text(one);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private List<Seen> phone(Person who) throws IOException, InterruptedException {
    List<Seen> seen = new ArrayList<>();
    String phone = digits(who.phone());
    for (JsonNode one : sms.get("/_control/mo").ok().body().path("items")) {
      if (digits(one.path("from").asText()).equals(phone)) {
        seen.add(message(one, who.name(), false));
      }
    }
    for (JsonNode one : sms.get("/_control/sent").ok().body().path("items")) {
      if (digits(one.path("to").asText()).equals(phone)) {
        seen.add(message(one, one.path("from").asText(), true));
      }
    }
    seen.sort(java.util.Comparator.comparing(Seen::at));
    return seen;
  }

  private static Seen message(JsonNode one, String who, boolean fromDesk) {
    return new Seen(one.path("at").asText(), who, "", one.path("text").asText(), fromDesk);
  }

  private static String digits(String phone) {
    return phone.replaceAll("\\D", "");
  }

  private List<Seen> incident(String guid) throws IOException, InterruptedException {
    if (!guid.matches("[0-9A-Fa-f]{32}")) {
      throw new IllegalArgumentException("ref: no GUID");
    }
    JsonNode incident = solman.get("/_control/incidents/" + guid).ok().body();
    List<Seen> seen = new ArrayList<>();
    String number = incident.path("hubNumber").asText("");
    String title =
        incident.path("number").asText()
            + " "
            + incident.path("title").asText()
            + ", status "
            + incident.path("status").asText();
    seen.add(
        new Seen(
            "",
            "Solution Manager",
            title,
            number.isEmpty() ? "not taken by the hub yet" : "the hub's number: " + number,
            false));
    for (JsonNode text : incident.path("texts")) {
      boolean desk = text.path("origin").asText().equals("hub");
      seen.add(
          new Seen(
              text.path("timestamp").asText(),
              text.path("personId").asText(),
              text.path("textType").asText(),
              text.path("text").asText(),
              desk));
    }
    return seen;
  }

  private List<Seen> ticket(Person who, String ref) throws IOException, InterruptedException {
    JsonNode ticket = sandbox.glpi().look(who, ref);
    List<Seen> seen = new ArrayList<>();
    seen.add(
        new Seen(
            ticket.path("ticket").path("date").asText(),
            who.name(),
            "#"
                + ref
                + " "
                + ticket.path("ticket").path("name").asText()
                + ", status "
                + ticket.path("ticket").path("status").asText(),
            plain(ticket.path("ticket").path("content").asText()),
            false));
    for (JsonNode followup : ticket.path("followups")) {
      boolean desk =
          followup.path("users_id").asInt()
              != ticket.path("ticket").path("users_id_recipient").asInt();
      seen.add(
          new Seen(
              followup.path("date").asText(),
              desk ? "GLPI user " + followup.path("users_id").asText() : who.name(),
              "",
              plain(followup.path("content").asText()),
              desk));
    }
    return seen;
  }

  /** GLPI's texts are HTML, often escaped once more. */
  private static String plain(String html) {
    String once = org.jsoup.parser.Parser.unescapeEntities(html, false);
    return org.jsoup.Jsoup.parse(once.replace("<br>", "\n").replace("</p>", "</p>\n"))
        .wholeText()
        .strip();
  }
}
