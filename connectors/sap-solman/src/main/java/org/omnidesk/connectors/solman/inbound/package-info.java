/** What Solution Manager calls: login, checks, message, answer. */
package org.omnidesk.connectors.solman.inbound;
