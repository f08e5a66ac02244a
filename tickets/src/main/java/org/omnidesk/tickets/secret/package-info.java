/** Keys this installation made for itself. */
package org.omnidesk.tickets.secret;
