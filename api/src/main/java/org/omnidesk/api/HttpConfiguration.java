package org.omnidesk.api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.omnidesk.api.contract.Contract;
import org.omnidesk.api.contract.ContractRequestValidator;
import org.omnidesk.api.http.ContractFilter;
import org.omnidesk.api.http.CorrelationFilter;
import org.omnidesk.api.http.ErrorPage;
import org.omnidesk.api.http.HttpMetricsFilter;
import org.omnidesk.api.http.ProblemWriter;
import org.omnidesk.api.http.ProblemsAcceptedFilter;
import org.omnidesk.api.http.RestProblems;
import org.omnidesk.api.http.UnknownOperationFilter;
import org.omnidesk.api.http.WebFront;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** What stands before and after every request, from the outside in. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

  @Bean
  ProblemWriter problemWriter() {
    return new ProblemWriter(ApiConfiguration.json());
  }

  @Bean
  RestProblems restProblems(ProblemWriter problems) {
    return new RestProblems(problems);
  }

  @Bean
  ErrorPage errorPage(ProblemWriter problems) {
    return new ErrorPage(problems);
  }

  @Bean
  ContractRequestValidator contractRequestValidator(Contract contract, ProblemWriter problems) {
    return new ContractRequestValidator(contract, problems);
  }

  @Bean
  FilterRegistrationBean<CorrelationFilter> correlationFilter() {
    return everywhere(new CorrelationFilter(), Ordered.HIGHEST_PRECEDENCE);
  }

  @Bean
  FilterRegistrationBean<ContractFilter> contractFilter(Contract contract) {
    return everywhere(new ContractFilter(contract), Ordered.HIGHEST_PRECEDENCE + 1);
  }

  @Bean
  FilterRegistrationBean<HttpMetricsFilter> httpMetricsFilter(MeterRegistry registry) {
    return everywhere(new HttpMetricsFilter(registry), Ordered.HIGHEST_PRECEDENCE + 2);
  }

  @Bean
  FilterRegistrationBean<ProblemsAcceptedFilter> problemsAcceptedFilter() {
    return everywhere(new ProblemsAcceptedFilter(), Ordered.HIGHEST_PRECEDENCE + 4);
  }

  /** ETag and 304 for lists; a ticket says its own. Files are not held in memory for it. */
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etagFilter() {
    ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
    filter.setWriteWeakETag(true);
    FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
        everywhere(filter, Ordered.HIGHEST_PRECEDENCE + 3);
    registration.addUrlPatterns(
        "/api/tickets", "/api/tickets/*", "/api/knowledge/*", "/api/categories");
    return registration;
  }

  /** Runs inside the security chain, so not on its own. */
  @Bean
  UnknownOperationFilter unknownOperationFilter(Contract contract, ProblemWriter problems) {
    return new UnknownOperationFilter(contract, problems);
  }

  @Bean
  FilterRegistrationBean<UnknownOperationFilter> unknownOperationOnlyInside(
      UnknownOperationFilter filter) {
    FilterRegistrationBean<UnknownOperationFilter> off = new FilterRegistrationBean<>(filter);
    off.setEnabled(false);
    return off;
  }

  @Bean
  RouterFunction<ServerResponse> webFrontAddresses() {
    return WebFront.page();
  }

  private static <F extends Filter> FilterRegistrationBean<F> everywhere(F filter, int order) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    registration.setDispatcherTypes(
        DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
    registration.setAsyncSupported(true);
    return registration;
  }
}
