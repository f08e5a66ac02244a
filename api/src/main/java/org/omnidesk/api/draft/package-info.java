/** Answers that wait for a person. */
package org.omnidesk.api.draft;
