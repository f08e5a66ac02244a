package org.omnidesk.ai.safety;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of safety, {@code omnidesk.ai.safety.*}.
 *
 * @param region ISO 3166 code: phone numbers without a country code are read as of there
 * @param employeeNumbers regular expressions of employee numbers; a match is masked whole
 * @param internalDomains last labels of names of machines inside; the house's own domains belong
 *     here, too
 * @param links hosts that a model's answer may link to, subdomains included
 * @param maxAnswer characters of an answer
 * @param maxOutsideText characters of one outside text in a question; the rest is cut with a mark
 */
@Validated
@ConfigurationProperties("omnidesk.ai.safety")
public record SafetyProperties(
    @NotNull @Pattern(regexp = "[A-Z]{2}") @DefaultValue("IN") String region,
    List<@NotBlank String> employeeNumbers,
    List<@Pattern(regexp = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?") String> internalDomains,
    List<@Pattern(regexp = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?") String> links,
    @DefaultValue("20000") @Min(200) @Max(200000) int maxAnswer,
    @DefaultValue("20000") @Min(500) @Max(200000) int maxOutsideText) {

  private static final List<String> EMPLOYEE =
      List.of(
          "(?i)(?<![\\p{L}\\p{N}_])EMP[-_/# ]{0,2}[A-Z]{0,3}(?:[-/]?\\d{2,10}){1,3}(?![\\p{L}\\p{N}_])",
          "(?<![\\p{L}\\p{N}_./-])[EP]-?\\d{5,8}(?![\\p{L}\\p{N}_-])(?!\\.\\d)");

  private static final List<String> INTERNAL =
      List.of(
          "local",
          "lan",
          "corp",
          "internal",
          "intranet",
          "intra",
          "intern",
          "private",
          "priv",
          "home",
          "home.arpa",
          "localdomain",
          "domain",
          "ad",
          "dmz",
          "test",
          "example",
          "invalid",
          "prod",
          "mgmt");

  public SafetyProperties {
    employeeNumbers =
        employeeNumbers == null || employeeNumbers.isEmpty()
            ? EMPLOYEE
            : List.copyOf(employeeNumbers);
    internalDomains =
        internalDomains == null || internalDomains.isEmpty()
            ? INTERNAL
            : List.copyOf(internalDomains);
    links = links == null ? List.of() : List.copyOf(links);
  }

  /** The defaults. */
  public static SafetyProperties defaults() {
    return new SafetyProperties("IN", null, null, null, 20000, 20000);
  }
}
