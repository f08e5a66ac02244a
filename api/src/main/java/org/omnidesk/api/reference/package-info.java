/** Lists and articles that people choose from. */
package org.omnidesk.api.reference;
