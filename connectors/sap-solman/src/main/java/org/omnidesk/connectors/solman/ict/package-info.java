/** The interface's structures and their XML. */
package org.omnidesk.connectors.solman.ict;
