package org.omnidesk.api.http;

import org.springframework.http.HttpStatus;

/** A request that is answered with a problem. */
public class ApiProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ApiProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  public static ApiProblemException of(HttpStatus status, String detail) {
    return new ApiProblemException(Problem.of(status, detail));
  }

  public static ApiProblemException badField(String field, String reason) {
    return new ApiProblemException(Problem.badRequest(field, reason));
  }

  /** There is no such thing, or it is not for this person: both read the same. */
  public static ApiProblemException notFound(String what) {
    return of(HttpStatus.NOT_FOUND, "There is no such " + what + ", or it is not for you.");
  }

  /** For a part that is still starting, for example a model that loads. */
  public static ApiProblemException unavailable(String detail) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, detail);
  }
}
