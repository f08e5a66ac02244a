/** What people and programs reach over HTTP. */
package org.omnidesk.api;
