package org.omnidesk.connectors.email.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.omnidesk.connectors.email.mime.PlainText;
import org.omnidesk.tickets.delivery.DeliveryOutcome;

/**
 * What a failed sending means: 4xx comes again later, 5xx never works, silence after DATA is
 * unknown.
 */
final class SmtpFailure {

  private SmtpFailure() {}

  /**
   * Tells an outcome from a failure.
   *
   * <p>The rule for a mail whose outcome is unknown (no answer to the final dot) is to send it
   * again once, with the same Message-ID. An order says how many tries there were, not how they
   * ended, so the count has to stand in: in doubt at the first try the mail is sent again; in doubt
   * at any later one it is {@code Unknown} at once and a person decides, also when the tries before
   * surely failed (server away, 4xx) and the one repetition was still unused. So this never sends a
   * third copy after two doubts; the price is a question to a person that a longer memory would
   * spare.
   *
   * @param attempt 1 at the first try; every try counts, also one that a crash of the hub cut off
   */
  static DeliveryOutcome outcome(Exception failure, int attempt) {
    String reason = PlainText.line(reason(failure), 500);
    if (failure instanceof MailSubmission.NotConnectedException) {
      return new DeliveryOutcome.Retry(reason, null);
    }
    int code = code(failure);
    if (code >= 500) {
      return new DeliveryOutcome.Parked(reason);
    }
    if (code >= 400 || surelyNotTaken(failure)) {
      return new DeliveryOutcome.Retry(reason, null);
    }
    if (failure instanceof AddressException || !(failure instanceof MessagingException)) {
      return new DeliveryOutcome.Parked(reason);
    }
    // The server may have it. One repetition is one mail to most readers, many are a nuisance.
    return attempt <= 1
        ? new DeliveryOutcome.Retry("no answer after DATA: " + reason, null)
        : new DeliveryOutcome.Unknown("no answer after DATA: " + reason);
  }

  /** The highest reply code anywhere in the chain; -1 if there was none. */
  private static int code(Exception failure) {
    int code = -1;
    Exception e = failure;
    for (int depth = 0; e != null && depth < 20; depth++) {
      int own =
          switch (e) {
            case SMTPSendFailedException send -> send.getReturnCode();
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            default -> -1;
          };
      code = Math.max(code, own);
      e = e instanceof MessagingException m ? m.getNextException() : null;
    }
    return code;
  }

  /** The connection broke before the final dot. */
  private static boolean surelyNotTaken(Exception failure) {
    return failure instanceof SMTPSendFailedException send
        && send.getCommand() != null
        && !send.getCommand().equals(".");
  }

  private static String reason(Exception failure) {
    String deepest = failure.getMessage();
    Exception e = failure;
    for (int depth = 0; e != null && depth < 20; depth++) {
      if (e instanceof SMTPAddressFailedException || e instanceof SMTPSenderFailedException) {
        deepest = e.getMessage();
      }
      e = e instanceof MessagingException m ? m.getNextException() : null;
    }
    return String.valueOf(deepest);
  }
}
