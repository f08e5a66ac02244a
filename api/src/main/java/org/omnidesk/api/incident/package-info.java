/** Suspected major incidents, as people see and settle them. */
package org.omnidesk.api.incident;
