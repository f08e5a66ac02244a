/** Maps Hindi and Hinglish texts into the English encoder's space, so that one index serves all. */
package org.omnidesk.ai.adapter;
