/** Language detection measured on labelled texts. */
package org.omnidesk.bench.language;
