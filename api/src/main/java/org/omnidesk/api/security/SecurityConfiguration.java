package org.omnidesk.api.security;

import java.nio.file.Path;
import java.time.Clock;
import org.omnidesk.api.http.ProblemWriter;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.task.TaskDecorator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who may come in, put together. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SecurityProperties.class)
@Import(SecurityChains.class)
public class SecurityConfiguration {

  @Bean
  DataFolder dataFolder(Environment environment) {
    String home = environment.getProperty("omnidesk.home", ".");
    return new DataFolder(Path.of(environment.getProperty("omnidesk.data", home + "/data")));
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  UserStore userStore(JdbcClient jdbc) {
    return new UserStore(jdbc);
  }

  @Bean
  RefreshTokenStore refreshTokenStore(JdbcClient jdbc, SecurityProperties settings) {
    return new RefreshTokenStore(jdbc, settings.refreshTokenLife());
  }

  @Bean
  Logins logins(
      UserStore users,
      RefreshTokenStore refreshTokens,
      AccessTokens accessTokens,
      PasswordEncoder passwords) {
    return new Logins(users, refreshTokens, accessTokens, passwords);
  }

  @Bean
  CurrentUser currentUser() {
    return new CurrentUser();
  }

  @Bean
  TaskDecorator requestContext() {
    return new RequestContext();
  }

  @Bean
  FirstUsers firstUsers(
      UserStore users, PasswordEncoder passwords, DataFolder data, Environment environment) {
    return new FirstUsers(
        users,
        passwords,
        environment.getProperty("omnidesk.admin-password"),
        data,
        environment.acceptsProfiles(Profiles.of("development")));
  }

  /** Before the first request can come. */
  @Bean
  SmartInitializingSingleton firstUsersAtStart(FirstUsers users) {
    return users::ensure;
  }

  @Bean
  RateLimitFilter rateLimitFilter(SecurityProperties settings, ProblemWriter problems) {
    return new RateLimitFilter(settings, problems, Clock.systemUTC());
  }

  @Bean
  FilterRegistrationBean<RateLimitFilter> rateLimitOnlyInside(RateLimitFilter filter) {
    FilterRegistrationBean<RateLimitFilter> off = new FilterRegistrationBean<>(filter);
    off.setEnabled(false);
    return off;
  }
}
