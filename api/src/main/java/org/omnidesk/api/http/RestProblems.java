package org.omnidesk.api.http;

import java.util.Map;
import org.omnidesk.tickets.command.CommandException;
import org.omnidesk.tickets.query.BadCursorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Turns what went wrong in a route into the problem that its caller reads. */
public class RestProblems {

  private static final Logger LOG = LoggerFactory.getLogger(RestProblems.class);

  private final ProblemWriter problems;

  public RestProblems(ProblemWriter problems) {
    this.problems = problems;
  }

  /** The answer; what nobody expected is logged under the correlation id and says nothing of us. */
  public ApiAnswer of(Exception cause) {
    Problem problem = problem(cause);
    return new ApiAnswer(
        problem.status(), ProblemWriter.MEDIA_TYPE, Map.of(), problems.text(problem));
  }

  private static Problem problem(Exception cause) {
    return switch (cause) {
      case ApiProblemException ours -> ours.problem();
      case CommandException refused -> refused(refused);
      case BadCursorException bad -> Problem.badRequest("cursor", bad.getMessage());
      case AccessDeniedException denied ->
          Problem.of(HttpStatus.FORBIDDEN, "Your role may not do this.");
      case DataAccessResourceFailureException down -> unavailable(down);
      case CannotCreateTransactionException down -> unavailable(down);
      default -> {
        LOG.error("request failed", cause);
        yield Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong on our side; nothing was changed by halves. Give support the"
                + " correlation id.");
      }
    };
  }

  private static Problem refused(CommandException refused) {
    return switch (refused.kind()) {
      case NOT_FOUND -> Problem.of(HttpStatus.NOT_FOUND, refused.getMessage());
      case FORBIDDEN -> Problem.of(HttpStatus.FORBIDDEN, refused.getMessage());
      case INVALID -> Problem.badRequest(refused.field(), refused.getMessage());
      case CONFLICT -> {
        Problem plain = Problem.of(HttpStatus.PRECONDITION_FAILED, refused.getMessage());
        yield refused.field() == null
            ? plain
            : new Problem(
                plain.type(),
                plain.title(),
                plain.status(),
                plain.detail(),
                null,
                java.util.List.of(new FieldError(refused.field(), refused.getMessage())));
      }
    };
  }

  private static Problem unavailable(Exception cause) {
    LOG.warn("the database does not answer: {}", cause.getMessage());
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; try again in a moment.");
  }
}
