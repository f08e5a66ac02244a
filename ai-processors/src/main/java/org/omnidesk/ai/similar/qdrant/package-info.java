/** Vectors in a Qdrant cluster, through its Java client. */
package org.omnidesk.ai.similar.qdrant;
