/** Notices that many people report the same trouble, and drafts what to tell the others. */
package org.omnidesk.ai.incident;
