/** Models that the installation trains from its own labels: rows, judgement, registry, commands. */
package org.omnidesk.ai.learn;
