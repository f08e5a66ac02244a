package org.omnidesk.sandbox.mailbox;

/**
 * A mailbox with a login.
 *
 * @param address its mail address; {@code address+anything} arrives there too
 * @param login for IMAP and SMTP
 * @param password for IMAP and SMTP
 */
public record Account(String address, String login, String password) {}
