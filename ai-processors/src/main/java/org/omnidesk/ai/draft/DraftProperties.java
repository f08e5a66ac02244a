package org.omnidesk.ai.draft;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of drafting, {@code omnidesk.ai.draft.*}.
 *
 * @param modes off, draft or auto by category, language and channel; the most specific entry wins,
 *     and without any every answer is a draft
 * @param fourEyes categories whose drafts two different persons approve; such a category is never
 *     sent automatically
 * @param autoPrecision share of drafts that people sent unchanged from which auto is allowed, 0-1
 * @param autoCount settled drafts that the share has to rest on
 * @param autoDays the share is that of so many days
 * @param sources at most so many are given to a drafter
 * @param answers so many texts of solved tickets are kept in the word index, the newest
 * @param refresh changed articles and tickets are found after it
 * @param claude whether Claude writes drafts where it is on
 * @param sms registered templates by category and language for channels without free text
 */
@Validated
@ConfigurationProperties("omnidesk.ai.draft")
public record DraftProperties(
    List<@Valid ModeRule> modes,
    List<@NotBlank String> fourEyes,
    @DefaultValue("0.95") @DecimalMin("0.5") @DecimalMax("1") double autoPrecision,
    @DefaultValue("50") @Min(10) @Max(100_000) int autoCount,
    @DefaultValue("90") @Min(1) @Max(3650) int autoDays,
    @DefaultValue("6") @Min(1) @Max(20) int sources,
    @DefaultValue("20000") @Min(0) @Max(500_000) int answers,
    @NotNull @DefaultValue("10s") Duration refresh,
    @DefaultValue("true") boolean claude,
    List<@Valid SmsRule> sms) {

  /** What happens to an answer. */
  public enum Mode {
    OFF,
    DRAFT,
    AUTO
  }

  /**
   * One rule; a field left out fits everything.
   *
   * @param channel glpi, sap-solman, email, sms or portal
   */
  public record ModeRule(String category, String language, String channel, @NotNull Mode mode) {}

  /**
   * Which registered text answers which SMS.
   *
   * @param values of the template's variables; <code>{number}</code> is the ticket's number
   */
  public record SmsRule(
      String category, String language, @NotBlank String template, Map<String, String> values) {

    public SmsRule {
      values = values == null ? Map.of("number", "{number}") : Map.copyOf(values);
    }
  }

  public DraftProperties {
    modes = modes == null ? List.of() : List.copyOf(modes);
    fourEyes = fourEyes == null ? List.of() : List.copyOf(fourEyes);
    sms = sms == null ? List.of() : List.copyOf(sms);
  }
}
