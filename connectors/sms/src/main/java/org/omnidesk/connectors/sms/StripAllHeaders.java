package org.omnidesk.connectors.sms;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Lets no header and no parameter of a call become a header of the exchange, and none go back. */
final class StripAllHeaders implements HeaderFilterStrategy {

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return true;
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return true;
  }
}
