package org.omnidesk.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * An RFC 9457 problem.
 *
 * @param detail for the person who asked; never a stack trace or a statement
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String correlationId,
    List<FieldError> errors) {

  public static Problem of(HttpStatus status, String detail) {
    return new Problem(
        "about:blank", status.getReasonPhrase(), status.value(), detail, null, List.of());
  }

  public static Problem badRequest(List<FieldError> errors) {
    return new Problem(
        "about:blank",
        HttpStatus.BAD_REQUEST.getReasonPhrase(),
        400,
        "The request is not as the contract wants it.",
        null,
        errors);
  }

  public static Problem badRequest(String field, String reason) {
    return badRequest(List.of(new FieldError(field == null ? "body" : field, reason)));
  }

  public Problem withCorrelation(String id) {
    return new Problem(type, title, status, detail, id, errors);
  }
}
