/** Finding personal and secret values in a text and putting placeholders in their place. */
package org.omnidesk.ai.safety.mask;
