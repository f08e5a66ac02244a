/** The table of scores: every claim about quality, measured by the program that its row names. */
package org.omnidesk.bench.scores;
