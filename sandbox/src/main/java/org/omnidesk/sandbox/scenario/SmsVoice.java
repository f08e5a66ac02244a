package org.omnidesk.sandbox.scenario;

import java.io.IOException;
import java.util.Map;
import org.omnidesk.sandbox.SandboxLogins;

/** Writes from a phone: the gateway's stand-in calls the hub as Kannel's smsbox does. */
public final class SmsVoice implements Voice {

  private static final int ONE_PART = 160;

  private final Http gateway;

  public SmsVoice(int port) {
    this.gateway = new Http(port);
  }

  @Override
  public Sent open(Person who, Report report, String key) throws IOException, InterruptedException {
    return write(who, report.text());
  }

  @Override
  public Sent add(Person who, Report report, String ref, String text, String key)
      throws IOException, InterruptedException {
    return write(who, text);
  }

  private Sent write(Person who, String text) throws IOException, InterruptedException {
    boolean plain = text.chars().allMatch(c -> c < 128);
    int parts = Math.ceilDiv(text.length(), plain ? ONE_PART - 7 : 67);
    boolean one = text.length() <= (plain ? ONE_PART : 70);
    Map<String, Object> message =
        one
            ? Map.of("from", who.phone(), "to", SandboxLogins.SHORT_CODE, "text", text)
            : Map.of(
                "from", who.phone(), "to", SandboxLogins.SHORT_CODE, "text", text, "parts", parts);
    return new Sent(who.phone(), gateway.post("/_control/mo", message).ok().wire());
  }
}
