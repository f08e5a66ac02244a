/** Files that came with a text. */
package org.omnidesk.tickets.attachment;
