/** The published contract as the program itself reads it: operations, roles, validation. */
package org.omnidesk.api.contract;
