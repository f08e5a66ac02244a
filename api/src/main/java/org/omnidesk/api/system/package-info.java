/** The connected systems; the hub tells how they are. */
package org.omnidesk.api.system;
