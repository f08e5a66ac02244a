package org.omnidesk.api.security;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.omnidesk.api.http.ApiPaths;
import org.omnidesk.api.http.ProblemWriter;
import org.omnidesk.api.http.UnknownOperationFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Two doors: operators' port with form or Basic login, everybody's port with tokens. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

  /** Scripts only from here; inline styles because Radix positions its parts by them. */
  static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data: blob:; font-src 'self'; connect-src 'self'; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  @Order(1)
  SecurityFilterChain managementDoor(
      HttpSecurity http, Environment environment, UserDetailsService operators) throws Exception {
    RequestMatcher managementPort = request -> isManagement(request, environment);
    http.securityMatcher(managementPort)
        .userDetailsService(operators)
        .authorizeHttpRequests(
            rules ->
                rules
                    .requestMatchers(path("/actuator/health"), under("/actuator/health/"))
                    .permitAll()
                    .anyRequest()
                    .hasAnyRole("operator", "admin"))
        .formLogin(Customizer.withDefaults())
        .httpBasic(Customizer.withDefaults())
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                    .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                    // a page of a stranger cannot make a browser send this header
                    .ignoringRequestMatchers(r -> r.getHeader("Authorization") != null))
        .addFilterAfter(
            new CsrfCookieFilter(), org.springframework.security.web.csrf.CsrfFilter.class)
        .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin));
    return http.build();
  }

  private static boolean isManagement(HttpServletRequest request, Environment environment) {
    Integer port =
        environment.getProperty(
            "local.management.port",
            Integer.class,
            environment.getProperty("management.server.port", Integer.class, -1));
    Integer own = environment.getProperty("local.server.port", Integer.class, 0);
    return request.getLocalPort() == port && !port.equals(own);
  }

  @Bean
  @Order(2)
  SecurityFilterChain frontDoor(
      HttpSecurity http,
      AccessTokens tokens,
      ProblemWriter problems,
      RateLimitFilter limits,
      UnknownOperationFilter unknown)
      throws Exception {
    SecurityProblems refusals = new SecurityProblems(problems);
    http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // no cookie signs anybody in here, so there is nothing to forge
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(
                        jwt ->
                            jwt.decoder(tokens.decoder())
                                .jwtAuthenticationConverter(AccessTokens::authentication))
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals))
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            rules ->
                rules
                    .dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(ApiPaths::isHook, ApiPaths::isLive)
                    .permitAll()
                    .requestMatchers(ApiPaths::isApi)
                    .access(new ContractAuthorization())
                    .requestMatchers(path("/sandbox"), under("/sandbox/"))
                    .permitAll()
                    .requestMatchers(HttpMethod.GET)
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD)
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .addFilterBefore(limits, AuthorizationFilter.class)
        .addFilterAfter(unknown, AuthorizationFilter.class)
        .headers(
            headers ->
                headers
                    .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                    .addHeaderWriter(new CacheRules())
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                    .referrerPolicy(
                        r ->
                            r.policy(
                                org.springframework.security.web.header.writers
                                    .ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
                    .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny));
    return http.build();
  }

  private static RequestMatcher path(String exact) {
    return request -> ApiPaths.path(request).equals(exact);
  }

  private static RequestMatcher under(String prefix) {
    return request -> ApiPaths.path(request).startsWith(prefix);
  }

  /** Operators' port: the same people, the same passwords. */
  @Bean
  UserDetailsService operators(UserStore users) {
    return email ->
        users
            .byEmail(email)
            .map(
                found ->
                    org.springframework.security.core.userdetails.User.withUsername(
                            found.user().email())
                        .password(found.passwordHash())
                        .roles(found.user().role())
                        .build())
            .orElseThrow(() -> new UsernameNotFoundException("no such user"));
  }

  @Bean
  AccessTokens accessTokens(SecurityProperties settings, DataFolder data) {
    RSAKey key = JwtKeys.load(settings.jwtKey(), data.path());
    return new AccessTokens(key, settings.accessTokenLife());
  }
}
