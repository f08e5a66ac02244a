package org.omnidesk.sandbox.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** GreenMail's managers with a post office that may refuse a recipient. */
final class Refusals extends Managers {

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> domains;
  private final SmtpManager smtp;

  Refusals(List<String> domains) {
    this.domains = domains;
    this.smtp =
        new SmtpManager(getImapHostManager(), getUserManager()) {
          @Override
          public String checkRecipient(SmtpState state, MailAddress recipient) {
            return refusal(recipient.getEmail().toLowerCase(Locale.ROOT));
          }
        };
  }

  @Override
  public SmtpManager getSmtpManager() {
    // null while the super constructor runs
    return smtp == null ? super.getSmtpManager() : smtp;
  }

  /** Answers RCPT for this address with an SMTP reply line; null accepts it again. */
  void refuse(String address, String reply) {
    if (reply == null) {
      answers.remove(address.toLowerCase(Locale.ROOT));
    } else {
      answers.put(address.toLowerCase(Locale.ROOT), reply);
    }
  }

  private String refusal(String address) {
    String domain = address.substring(address.indexOf('@') + 1);
    if (!domains.isEmpty() && !domains.contains(domain)) {
      return "554 5.7.1 Relay access denied";
    }
    return answers.get(address);
  }
}
