/** Reading a mailbox. */
package org.omnidesk.connectors.email.imap;
