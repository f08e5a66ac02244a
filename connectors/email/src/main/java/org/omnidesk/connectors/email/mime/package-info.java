/** A mail's bytes as headers, text and files, whatever its writer's program did to them. */
package org.omnidesk.connectors.email.mime;
