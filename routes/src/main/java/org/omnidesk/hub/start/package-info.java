/** From process start to the banner. */
package org.omnidesk.hub.start;
