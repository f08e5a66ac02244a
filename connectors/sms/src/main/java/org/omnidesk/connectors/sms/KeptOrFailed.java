package org.omnidesk.connectors.sms;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * Whether the route behind a hook kept the message, as the status to answer: 200, or 503 for the
 * gateway to call again.
 *
 * <p>The fed route's own error handler may put a failure away as handled. For that route it is; for
 * the gateway it is not, as nothing was kept. Nothing else of that route's exchange comes back.
 */
final class KeptOrFailed implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange before, Exchange fed) {
    boolean failed =
        fed.isFailed()
            || fed.isRollbackOnly()
            || fed.getProperty(Exchange.EXCEPTION_CAUGHT) != null
            || fed.getProperty(Exchange.FAILURE_ENDPOINT) != null;
    Exchange answer = new DefaultExchange(fed.getContext());
    answer.getMessage().setBody(failed ? "503" : "200");
    return answer;
  }
}
