/** Mails that machines wrote: auto-replies, bounces, receipts. */
package org.omnidesk.connectors.email.automatic;
