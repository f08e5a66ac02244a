/** Reading tickets for people: what they may see, in pages, each with one bounded statement. */
package org.omnidesk.tickets.query;
