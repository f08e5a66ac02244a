/** Who may come in: tokens, passwords, roles, limits. */
package org.omnidesk.api.security;
