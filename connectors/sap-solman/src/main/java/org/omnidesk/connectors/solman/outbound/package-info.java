/** What the hub calls: the SOAP client and the deliveries. */
package org.omnidesk.connectors.solman.outbound;
