/** The mailbox's stand-in: SMTP and IMAP on loopback ports, kept on disk. */
package org.omnidesk.sandbox.mailbox;
