/** The product's models as a fresh installation has them. */
package org.omnidesk.bench.model;
