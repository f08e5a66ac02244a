/** The packaged hub, started as its users start it and looked at from outside only. */
package org.omnidesk.hub.e2e;
