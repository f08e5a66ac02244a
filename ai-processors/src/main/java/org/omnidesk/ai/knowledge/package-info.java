/** Knowledge articles: those that the product brings, drafts from solved tickets, and gaps. */
package org.omnidesk.ai.knowledge;
