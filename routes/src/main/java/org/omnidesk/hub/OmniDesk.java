package org.omnidesk.hub;

import org.omnidesk.hub.start.RouteFiles;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the hub. */
@SpringBootApplication
public class OmniDesk {

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
  private static final int FEWEST_CARRIERS = 16;

  public static void main(String[] args) {
    if (System.getProperty(CARRIERS) == null) {
      // One per core by default: on two cores, two virtual threads that load classes from the
      // packaged jar can wait
      // for ever for a third that finds no carrier. Read once, when the first virtual thread
      // starts.
      System.setProperty(
          CARRIERS, "" + Math.max(FEWEST_CARRIERS, Runtime.getRuntime().availableProcessors()));
    }
    SpringApplication application = new SpringApplication(OmniDesk.class);
    application.addInitializers(new RouteFiles());
    application.run(args);
  }
}
