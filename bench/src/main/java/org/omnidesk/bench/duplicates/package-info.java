/** How well duplicates are found among the reports of a tracker. */
package org.omnidesk.bench.duplicates;
