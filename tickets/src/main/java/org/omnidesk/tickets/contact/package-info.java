/** People and the addresses they are reached by. */
package org.omnidesk.tickets.contact;
