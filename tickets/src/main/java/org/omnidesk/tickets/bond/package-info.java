/** The link between a ticket and one record of one system. */
package org.omnidesk.tickets.bond;
