/** Tokens, sparse vectors and the linear models that are trained on them. */
package org.omnidesk.ai.text;
