package org.omnidesk.sandbox;

import java.nio.file.Path;
import org.omnidesk.sandbox.embedded.DataFolder;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The sandbox as a process of its own: the outside world goes on while the hub is down or killed.
 * The hub beside it runs with {@code omnidesk.sandbox.enabled=false}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SandboxSettings.class)
public class SandboxApplication {

  public static void main(String[] arguments) {
    new SpringApplicationBuilder(SandboxApplication.class)
        .web(WebApplicationType.NONE)
        // The hub has its own embedded services; this process has none, in whatever profile.
        .properties("omnidesk.embedded.enabled=false", "spring.main.keep-alive=true")
        .run(arguments);
  }

  @Bean
  Sandbox sandbox(SandboxSettings settings, Environment environment) {
    return new Sandbox(settings, folder(settings, environment));
  }

  static Path folder(SandboxSettings settings, Environment environment) {
    return settings.folder() == null
        ? DataFolder.of(environment).resolve("sandbox")
        : settings.folder();
  }
}
