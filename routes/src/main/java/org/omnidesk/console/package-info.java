/**
 * What the management port has beside the actuator; outside the hub package, whose scan would put
 * it on the public port too.
 */
package org.omnidesk.console;
