/** Understanding of ticket texts: settings, wiring and the call listener. */
package org.omnidesk.ai;
