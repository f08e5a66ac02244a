/** The knowledge articles that the product brings with it. */
package org.omnidesk.ai.knowledge;
