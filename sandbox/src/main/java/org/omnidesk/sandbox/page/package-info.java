/** The page at {@code /sandbox}: write as an outsider, and see what the outsider sees. */
package org.omnidesk.sandbox.page;
