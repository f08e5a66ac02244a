/** A second opinion where the local classifier abstains: asked, compared, applied or shown. */
package org.omnidesk.ai.opinion;
