/** SOAP 1.1 envelopes: read without DTDs, written by hand. */
package org.omnidesk.connectors.solman.soap;
