package org.omnidesk.sandbox;

/**
 * Who may log in where. The hub's development profile names the same; they open nothing but
 * stand-ins on 127.0.0.1.
 */
public final class SandboxLogins {

  /** The mail address of the desk, whose mailbox the hub reads; also its login. */
  public static final String DESK = "support@omnidesk.local";

  /** The short code that phones write to. */
  public static final String SHORT_CODE = "56767";

  static final String DESK_PASSWORD = "sandbox-mail";
  static final String GLPI_APP_TOKEN = "sandbox-app-token";
  static final String GLPI_HUB_TOKEN = "sandbox-hub-token";
  static final String GLPI_PEOPLE_PASSWORD = "sandbox-people";
  static final String SOLMAN_USER = "omnidesk";
  static final String SOLMAN_PASSWORD = "sandbox-solman";
  static final String SOLMAN_HUB_USER = "solman";
  static final String SOLMAN_HUB_PASSWORD = "sandbox-inbound";
  static final String SMS_USER = "omnidesk";
  static final String SMS_PASSWORD = "sandbox-kannel";
  static final String SMS_HOOK_SECRET = "sandbox-sms-secret";

  static final String CLAUDE_KEY = "sandbox-claude-key";

  private SandboxLogins() {}
}
