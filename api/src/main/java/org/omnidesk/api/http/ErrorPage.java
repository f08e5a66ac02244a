package org.omnidesk.api.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the servlet container itself refuses is a problem too, and tells nothing of the inside. */
@Controller
public class ErrorPage implements ErrorController {

  private final ProblemWriter problems;

  public ErrorPage(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestMapping("${server.error.path:${error.path:/error}}")
  public void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    problems.write(
        response,
        Problem.of(
            known, known == HttpStatus.NOT_FOUND ? "There is nothing here." : "Request refused."));
  }
}
