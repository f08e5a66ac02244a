/** Reading labelled texts from CSV and JSON lines. */
package org.omnidesk.bench.table;
