/** GLPI 10 and 11 over their legacy REST API: polled tickets in, followups and status out. */
package org.omnidesk.connectors.glpi;
