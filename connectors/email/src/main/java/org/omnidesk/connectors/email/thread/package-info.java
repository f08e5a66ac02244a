/** Which conversation a mail belongs to. */
package org.omnidesk.connectors.email.thread;
