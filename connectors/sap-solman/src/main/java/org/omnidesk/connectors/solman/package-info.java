/**
 * SAP Solution Manager by ICT_SERVICE_DESK_API (SOAP): settings, wiring and the connection probe.
 */
package org.omnidesk.connectors.solman;
