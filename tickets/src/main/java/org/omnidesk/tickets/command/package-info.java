/** What people and machines may do to a ticket, each as one transaction. */
package org.omnidesk.tickets.command;
