/** What connectors need kept in PostgreSQL. */
package org.omnidesk.hub.intake;
