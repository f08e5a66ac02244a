/** Finding the articles and solved tickets that answer a question, across scripts. */
package org.omnidesk.ai.retrieve;
