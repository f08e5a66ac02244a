/** Who of several replicas may run what only one may run. */
package org.omnidesk.tickets.lease;
