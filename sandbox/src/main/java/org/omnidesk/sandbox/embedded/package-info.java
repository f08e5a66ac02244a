/** PostgreSQL and Kafka that start with the hub when no external ones are configured. */
package org.omnidesk.sandbox.embedded;
