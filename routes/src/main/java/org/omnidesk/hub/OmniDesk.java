package org.omnidesk.hub;

import org.omnidesk.hub.start.RouteFiles;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the hub. */
@SpringBootApplication
public class OmniDesk {

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(OmniDesk.class);
    application.addInitializers(new RouteFiles());
    application.run(args);
  }
}
