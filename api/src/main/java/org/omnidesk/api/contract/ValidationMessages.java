package org.omnidesk.api.contract;

import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.api.http.FieldError;

/** From the validator's messages to fields and reasons. */
final class ValidationMessages {

  private static final Pattern NAMES = Pattern.compile("[(:]\\s*\\[(.*)]");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,100})\"");
  private static final Pattern PATH = Pattern.compile("^\\[Path '/?([^']*)'] ");

  private ValidationMessages() {}

  static List<FieldError> errors(ValidationReport report) {
    LinkedHashSet<FieldError> errors = new LinkedHashSet<>();
    if (report.hasErrors()) {
      report.getMessages().stream()
          .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
          .forEach(message -> errors.addAll(errors(message)));
    }
    return List.copyOf(errors);
  }

  private static List<FieldError> errors(Message message) {
    Optional<String> parameter =
        message.getContext().flatMap(c -> c.getParameter()).map(p -> p.getName());
    String text = message.getMessage();
    if (parameter.isPresent()) {
      return List.of(new FieldError(parameter.get(), reason(text)));
    }
    Matcher path = PATH.matcher(text);
    String place = path.find() ? path.group(1).replace('/', '.') : "";
    if (message.getKey().endsWith(".required")) {
      return named(text, place, "is required");
    }
    if (message.getKey().endsWith(".additionalProperties")) {
      return named(text, place, "is not known");
    }
    return List.of(new FieldError(place.isEmpty() ? "body" : place, reason(text)));
  }

  private static List<FieldError> named(String text, String place, String reason) {
    List<FieldError> errors = new ArrayList<>();
    Matcher names = NAMES.matcher(text);
    if (names.find()) {
      Matcher name = QUOTED.matcher(names.group(1));
      while (name.find()) {
        errors.add(
            new FieldError(place.isEmpty() ? name.group(1) : place + "." + name.group(1), reason));
      }
    }
    return errors.isEmpty()
        ? List.of(new FieldError(place.isEmpty() ? "body" : place, reason))
        : errors;
  }

  /** Without the path in front, which the field says, and at most 300 characters. */
  private static String reason(String text) {
    String plain = PATH.matcher(text).replaceFirst("");
    return plain.length() > 300 ? plain.substring(0, 300) : plain;
  }
}
