/** SMS gateways over HTTP: messages of phones in, registered templates out, delivery reports. */
package org.omnidesk.connectors.sms;
