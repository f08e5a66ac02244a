/** Category, urgency and type of a ticket text, with confidence and abstention. */
package org.omnidesk.ai.classify;
