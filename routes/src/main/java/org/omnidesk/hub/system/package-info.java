/** The systems of the configuration: bound, checked, told apart. */
package org.omnidesk.hub.system;
