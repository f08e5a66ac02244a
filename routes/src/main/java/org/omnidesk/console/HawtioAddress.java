package org.omnidesk.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The console's short address on the management port: {@code /hawtio} leads to {@code
 * /actuator/hawtio}.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
public class HawtioAddress {

  private static final String CONSOLE = "/actuator/hawtio";

  @Bean
  ServletRegistrationBean<HttpServlet> hawtioRedirect() {
    return new ServletRegistrationBean<>(new Redirect(), "/hawtio", "/hawtio/*");
  }

  private static final class Redirect extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendRedirect(CONSOLE);
    }
  }
}
