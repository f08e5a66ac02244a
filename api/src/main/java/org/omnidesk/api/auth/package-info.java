/** Login, refresh, logout, the own account. */
package org.omnidesk.api.auth;
