/** Which language a text is written in, Hinglish included, and which words of it are of which. */
package org.omnidesk.ai.language;
