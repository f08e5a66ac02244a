/** People of an invented company who write tickets over the real protocols. */
package org.omnidesk.sandbox.scenario;
