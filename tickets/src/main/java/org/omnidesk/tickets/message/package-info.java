/** What arrived, byte for byte, kept before anything parses it. */
package org.omnidesk.tickets.message;
