/** What is told to the rest of the house after a commit. */
package org.omnidesk.tickets.event;
