/** Setting outside texts apart in a question, so that nothing in them reads as an instruction. */
package org.omnidesk.ai.safety.fence;
