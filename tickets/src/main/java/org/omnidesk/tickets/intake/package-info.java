/** What a message means, as its connector read it. */
package org.omnidesk.tickets.intake;
