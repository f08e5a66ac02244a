/** Texts on a ticket. */
package org.omnidesk.api.response;
