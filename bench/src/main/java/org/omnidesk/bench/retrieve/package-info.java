/** Whether the retriever finds the article that answers a question. */
package org.omnidesk.bench.retrieve;
