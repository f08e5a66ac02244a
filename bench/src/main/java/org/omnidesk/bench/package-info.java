/** Programs that measure or break a running hub. */
package org.omnidesk.bench;
