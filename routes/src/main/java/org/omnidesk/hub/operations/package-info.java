/** What only operators see: the management port. */
package org.omnidesk.hub.operations;
