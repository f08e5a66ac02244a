package org.omnidesk.api.security;

import java.util.Map;
import org.slf4j.MDC;
import org.springframework.core.task.TaskDecorator;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/**
 * Lets who asks and the correlation id travel with work that a request hands to another thread:
 * Camel runs a request's route on the application's task executor.
 */
public class RequestContext implements TaskDecorator {

  @Override
  public Runnable decorate(Runnable work) {
    Map<String, String> log = MDC.getCopyOfContextMap();
    Runnable logged =
        () -> {
          Map<String, String> before = MDC.getCopyOfContextMap();
          set(log);
          try {
            work.run();
          } finally {
            set(before);
          }
        };
    return new DelegatingSecurityContextRunnable(logged);
  }

  private static void set(Map<String, String> context) {
    if (context == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(context);
    }
  }
}
