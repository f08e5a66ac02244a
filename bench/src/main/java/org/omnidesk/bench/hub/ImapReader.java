package org.omnidesk.bench.hub;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.omnidesk.sandbox.mailbox.MailboxStandIn;

/** Reads a requester's inbox by IMAP and leaves it as it is. */
public final class ImapReader {

  private final int port;

  public ImapReader(int port) {
    this.port = port;
  }

  /** A mail in an inbox; headers that are absent are empty. */
  public record Received(
      String from,
      String subject,
      String messageId,
      String inReplyTo,
      String references,
      String text) {}

  /** Everything in the inbox of a requester, oldest first; empty if nobody ever wrote to it. */
  public List<Received> read(String address) throws IOException {
    return read(address, MailboxStandIn.REQUESTER_PASSWORD);
  }

  /** Everything in an inbox, oldest first. */
  public List<Received> read(String login, String password) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("mail.imap.connectiontimeout", "10000");
    properties.setProperty("mail.imap.timeout", "30000");
    try (Store store = Session.getInstance(properties).getStore("imap")) {
      store.connect("127.0.0.1", port, login, password);
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        List<Received> mails = new ArrayList<>();
        for (Message message : inbox.getMessages()) {
          mails.add(
              new Received(
                  header(message, "From"),
                  message.getSubject() == null ? "" : message.getSubject(),
                  header(message, "Message-ID"),
                  header(message, "In-Reply-To"),
                  header(message, "References"),
                  text(message)));
        }
        return mails;
      }
    } catch (jakarta.mail.AuthenticationFailedException nobody) {
      return List.of();
    } catch (MessagingException e) {
      throw new IOException("IMAP: " + e.getMessage(), e);
    }
  }

  private static String header(Message message, String name) throws MessagingException {
    String[] values = message.getHeader(name);
    return values == null ? "" : values[0];
  }

  private static String text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/*")) {
      return part.getContent().toString();
    }
    if (!part.isMimeType("multipart/*")) {
      return "";
    }
    Multipart parts = (Multipart) part.getContent();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      all.append(text(parts.getBodyPart(i))).append('\n');
    }
    return all.toString();
  }
}
