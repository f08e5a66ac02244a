/** The hub itself: health and contract. */
package org.omnidesk.api.hub;
