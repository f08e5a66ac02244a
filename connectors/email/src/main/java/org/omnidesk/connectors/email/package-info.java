/** Mail: IMAP in, SMTP out, read by our own rules. */
package org.omnidesk.connectors.email;
