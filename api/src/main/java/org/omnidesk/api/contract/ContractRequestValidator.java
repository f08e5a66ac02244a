package org.omnidesk.api.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.RestClientRequestValidator;
import org.omnidesk.api.http.FieldError;
import org.omnidesk.api.http.Problem;
import org.omnidesk.api.http.ProblemWriter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Says what is wrong with a request in the contract's form. Takes the place of Camel's own
 * validator, which builds the whole contract anew for each request, leaves query values encoded and
 * answers plain text. The only class of this module that sees a Camel exchange, because Camel's
 * interface hands it one.
 */
public class ContractRequestValidator implements RestClientRequestValidator {

  private static final List<String> CHECKED_HEADERS = List.of("Idempotency-Key");

  private final OpenApiInteractionValidator validator;
  private final ProblemWriter problems;

  public ContractRequestValidator(Contract contract, ProblemWriter problems) {
    this.problems = problems;
    this.validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(contract.text())
            .withLevelResolver(
                LevelResolver.create()
                    // who may call is decided before Camel sees the request
                    .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                    .withLevel(
                        "validation.request.accept.notAllowed", ValidationReport.Level.IGNORE)
                    // a filter that is not known finds what it would find without it
                    .withLevel(
                        "validation.request.parameter.query.unexpected",
                        ValidationReport.Level.IGNORE)
                    .build())
            .build();
  }

  @Override
  public ValidationError validate(Exchange exchange, ValidationContext context) {
    Message message = exchange.getMessage();
    String method = message.getHeader(Exchange.HTTP_METHOD, String.class);
    String path = message.getHeader(Exchange.HTTP_PATH, String.class);
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(
            method, path.startsWith(Contract.BASE + "/") ? path : Contract.BASE + path, false);
    String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
    String body = message.getBody(String.class);
    if (body != null && !body.isEmpty()) {
      // read once here, so the route gets the text instead of a used-up stream
      message.setBody(body);
      request.withBody(body);
      if (type != null) {
        request.withContentType(type);
      }
    }
    for (String name : CHECKED_HEADERS) {
      String value = message.getHeader(name, String.class);
      if (value != null) {
        request.withHeader(name, value);
      }
    }
    query(message.getHeader(Exchange.HTTP_QUERY, String.class), request);
    List<FieldError> errors = ValidationMessages.errors(validator.validateRequest(request.build()));
    if (errors.isEmpty()) {
      return null;
    }
    Problem problem = Problem.badRequest(errors);
    message.removeHeaders("*");
    message.setHeader(Exchange.CONTENT_TYPE, ProblemWriter.MEDIA_TYPE);
    return new ValidationError(problem.status(), problems.text(problem));
  }

  private static void query(String query, SimpleRequest.Builder request) {
    if (query == null) {
      return;
    }
    UriComponentsBuilder.newInstance()
        .query(query)
        .build()
        .getQueryParams()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        request.withQueryParam(
                            decoded(name), value == null ? "" : decoded(value))));
  }

  private static String decoded(String text) {
    return UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
  }
}
