/** Kannel's HTTP side on a loopback port, with phones behind it. */
package org.omnidesk.sandbox.sms;
