/** What the API asks of the models. */
package org.omnidesk.hub.understanding;
