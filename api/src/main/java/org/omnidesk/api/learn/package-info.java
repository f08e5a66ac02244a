/** The models that this installation trained, as people see, train and roll them back. */
package org.omnidesk.api.learn;
