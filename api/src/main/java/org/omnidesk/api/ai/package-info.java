/** Questions to the models; the hub plugs the models in. */
package org.omnidesk.api.ai;
