/** What all stand-ins have in common. */
package org.omnidesk.sandbox.standin;
