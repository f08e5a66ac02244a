/** The runnable hub: it wires the rooms together; what it does stands in the route files. */
package org.omnidesk.hub;
