package org.omnidesk.sandbox;

import org.omnidesk.sandbox.page.SandboxController;
import org.omnidesk.sandbox.page.SandboxGuard;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** The sandbox inside the hub, with its page at {@code /sandbox}. */
@AutoConfiguration
@Conditional(SandboxCondition.class)
@ConditionalOnWebApplication
@EnableConfigurationProperties(SandboxSettings.class)
public class SandboxAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Sandbox sandbox(SandboxSettings settings, Environment environment) {
    return new Sandbox(settings, SandboxApplication.folder(settings, environment));
  }

  @Bean
  SandboxController sandboxController(Sandbox sandbox, SandboxSettings settings) {
    return new SandboxController(sandbox, settings);
  }

  @Bean
  FilterRegistrationBean<SandboxGuard> sandboxGuard() {
    FilterRegistrationBean<SandboxGuard> guard = new FilterRegistrationBean<>(new SandboxGuard());
    guard.addUrlPatterns("/sandbox", "/sandbox/*");
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return guard;
  }
}
