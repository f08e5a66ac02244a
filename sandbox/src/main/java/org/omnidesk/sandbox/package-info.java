/**
 * What a laptop needs in place of the outside world: embedded services and stand-ins that speak the
 * real protocols.
 */
package org.omnidesk.sandbox;
