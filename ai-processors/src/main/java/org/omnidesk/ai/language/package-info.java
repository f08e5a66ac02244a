/** Which language a text is written in, Hinglish included. */
package org.omnidesk.ai.language;
