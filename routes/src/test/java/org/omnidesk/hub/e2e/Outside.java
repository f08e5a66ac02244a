package org.omnidesk.hub.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.omnidesk.bench.hub.HubPorts;

/** The people and systems outside of the hub, over the protocols and the stand-ins' controls. */
final class Outside {

  static final String DESK = "support@omnidesk.local";

  private final HubPorts ports;

  Outside(HubPorts ports) {
    this.ports = ports;
  }

  private URI glpi(String path) {
    return URI.create("http://127.0.0.1:" + ports.glpi() + path);
  }

  private URI solman(String path) {
    return URI.create("http://127.0.0.1:" + ports.solman() + path);
  }

  private URI sms(String path) {
    return URI.create("http://127.0.0.1:" + ports.sms() + path);
  }

  /**
   * @return the numbers of new tickets in GLPI, all with the same words in the title
   */
  List<Integer> glpiTickets(int count, String title, String text) {
    JsonNode made =
        Http.post(glpi("/_control/tickets"), Map.of("count", count, "name", title, "content", text))
            .ok();
    List<Integer> ids = new ArrayList<>();
    made.path("ids").forEach(id -> ids.add(id.asInt()));
    return ids;
  }

  JsonNode glpiTicket(int id) {
    for (JsonNode one : Http.get(glpi("/_control/tickets")).ok()) {
      if (one.path("id").asInt() == id) {
        return one;
      }
    }
    throw new AssertionError("GLPI has no ticket " + id);
  }

  /**
   * @return the new incident's GUID
   */
  String incident(String title, String description) {
    return Http.post(
            solman("/_control/incidents"), Map.of("title", title, "description", description))
        .ok()
        .path("guid")
        .asText();
  }

  JsonNode incident(String guid) {
    return Http.get(solman("/_control/incidents/" + guid)).ok();
  }

  void phoneWrites(String number, String text) {
    Http.post(sms("/_control/mo"), Map.of("from", number, "to", "56767", "text", text)).ok();
  }

  /** What a phone got. */
  List<String> phone(String number) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : Http.get(sms("/_control/sent")).ok().path("items")) {
      if (digits(one.path("to").asText()).equals(digits(number))) {
        texts.add(one.path("text").asText());
      }
    }
    return texts;
  }

  private static String digits(String number) {
    return number.replaceAll("\\D", "");
  }

  /** Sends a mail to the desk by SMTP. */
  void mail(String from, String subject, String text, String messageId) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(ports.smtp()));
    try {
      MimeMessage mail =
          new MimeMessage(Session.getInstance(properties)) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", messageId);
            }
          };
      mail.setFrom(new InternetAddress(from));
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress(DESK));
      mail.setSubject(subject, "UTF-8");
      mail.setText(text, "UTF-8");
      Transport.send(mail);
    } catch (MessagingException e) {
      throw new IllegalStateException("the mail server did not take the mail", e);
    }
  }

  /** Everything in someone's inbox; empty before the first mail to this address. */
  List<MimeMessage> inbox(String address) {
    Properties properties = new Properties();
    Session session = Session.getInstance(properties);
    List<MimeMessage> mails = new ArrayList<>();
    try (Store store = session.getStore("imap")) {
      store.connect("127.0.0.1", ports.imap(), address, "requester");
      Folder folder = store.getFolder("INBOX");
      folder.open(Folder.READ_ONLY);
      for (Message mail : folder.getMessages()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        mails.add(new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray())));
      }
      return mails;
    } catch (jakarta.mail.AuthenticationFailedException e) {
      return List.of();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("the mailbox of " + address + " cannot be read", e);
    }
  }

  /** The mails in someone's inbox whose body contains a word. */
  List<MimeMessage> inbox(String address, String word) {
    return inbox(address).stream().filter(mail -> text(mail).contains(word)).toList();
  }

  /** All text of a mail, decoded. */
  static String text(jakarta.mail.Part part) {
    try {
      Object content = part.getContent();
      if (content instanceof jakarta.mail.Multipart parts) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
          all.append(text(parts.getBodyPart(i)));
        }
        return all.toString();
      }
      return content instanceof String text ? text : "";
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
