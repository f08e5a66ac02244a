/** Writing and sending mails. */
package org.omnidesk.connectors.email.smtp;
