/** What tickets have to do with each other: proposed by the hub, decided by people. */
package org.omnidesk.tickets.link;
