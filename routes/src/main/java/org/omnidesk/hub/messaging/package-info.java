/** Where Kafka records and hooks meet the domain types that routes carry. */
package org.omnidesk.hub.messaging;
