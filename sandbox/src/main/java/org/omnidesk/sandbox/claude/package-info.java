/** A stand-in for Claude: the Anthropic Messages API, with every failure on demand. */
package org.omnidesk.sandbox.claude;
