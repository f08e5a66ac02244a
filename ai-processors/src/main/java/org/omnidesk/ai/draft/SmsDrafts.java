package org.omnidesk.ai.draft;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.omnidesk.ai.draft.DraftProperties.SmsRule;
import org.omnidesk.tickets.response.ResponseTemplate;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.ticket.TicketRow;

/**
 * Answers for a channel that takes registered texts only: a template and its typed variables, by
 * the rules of the settings. No model writes a word of them.
 */
public class SmsDrafts {

  private static final String TYPE = "sms";
  private static final List<SmsRule> STANDARD =
      List.of(
          new SmsRule(null, "hi", "in-progress-hi", null),
          new SmsRule(null, null, "in-progress", null));

  private final List<ResponseTemplates> templates;
  private final List<SmsRule> rules;

  public SmsDrafts(List<ResponseTemplates> templates, DraftProperties settings) {
    this.templates = List.copyOf(templates);
    this.rules = settings.sms().isEmpty() ? STANDARD : settings.sms();
  }

  /**
   * A registered text with its variables.
   *
   * @param text as it will be sent
   */
  public record Registered(
      String text, String language, String template, Map<String, String> values) {}

  /** The text for a ticket; empty if no rule fits or its template does not take these values. */
  public Optional<Registered> of(TicketRow ticket) {
    Optional<ResponseTemplates> registered =
        templates.stream().filter(t -> t.type().equals(TYPE)).findFirst();
    return registered.flatMap(
        known ->
            rules.stream()
                .filter(rule -> fits(rule.category(), ticket.category()))
                .filter(rule -> fits(rule.language(), ticket.language()))
                .max(Comparator.comparingInt(SmsDrafts::weight))
                .flatMap(rule -> rendered(known, rule, ticket)));
  }

  private static Optional<Registered> rendered(
      ResponseTemplates known, SmsRule rule, TicketRow ticket) {
    Map<String, String> values = new LinkedHashMap<>();
    rule.values()
        .forEach(
            (name, value) -> values.put(name, value.replace("{number}", ticket.number().brief())));
    try {
      String text = known.render(ticket.system(), rule.template(), values);
      String language =
          known.of(ticket.system()).stream()
              .filter(template -> template.id().equals(rule.template()))
              .map(ResponseTemplate::language)
              .findFirst()
              .orElse("en");
      return Optional.of(new Registered(text, language, rule.template(), values));
    } catch (IllegalArgumentException notRegistered) {
      return Optional.empty();
    }
  }

  private static boolean fits(String wanted, String value) {
    return wanted == null || wanted.isBlank() || wanted.equals(value);
  }

  private static int weight(SmsRule rule) {
    return (rule.category() == null ? 0 : 2) + (rule.language() == null ? 0 : 1);
  }
}
