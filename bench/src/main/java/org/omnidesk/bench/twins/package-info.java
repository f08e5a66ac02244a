/** Whether a Hindi or Hinglish text finds its English twin with the product's encoder. */
package org.omnidesk.bench.twins;
