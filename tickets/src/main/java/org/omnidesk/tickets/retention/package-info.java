/** What is let go of when nobody can need it any more. */
package org.omnidesk.tickets.retention;
