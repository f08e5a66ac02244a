/** Tickets, their files, journal and deliveries. */
package org.omnidesk.api.ticket;
