package org.omnidesk.ai.incident;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the watch for major incidents, {@code omnidesk.ai.incident.*}; the defaults were
 * chosen by {@code bench/outages}.
 *
 * @param windows tickets of so long a time are one cluster at most; each is tried
 * @param history what is normal is learned from so long a time
 * @param leastPersons fewer distinct requesters are never an incident
 * @param leastHistory before so many earlier tickets were seen nobody knows what is normal, and
 *     nothing is suspected
 * @param chance a cluster of the least persons is suspicious if so many by chance are less likely
 *     than this, 0-1; each further person allows four times as much
 * @param levels likeness from which tickets count as one cluster, 0-1; each is tried
 * @param quiet after a hint, the same service at the same place raises none for so long
 */
@Validated
@ConfigurationProperties("omnidesk.ai.incident")
public record IncidentProperties(
    @NotEmpty @DefaultValue({"10m", "20m", "60m"}) List<Duration> windows,
    @NotNull @DefaultValue("15d") Duration history,
    @DefaultValue("3") @Min(2) int leastPersons,
    @DefaultValue("20") @Min(0) int leastHistory,
    @DefaultValue("2e-5") @DecimalMin("0") @DecimalMax("1") double chance,
    @NotEmpty @DefaultValue({"0.40", "0.45", "0.50", "0.55", "0.62", "0.70"}) List<Double> levels,
    @NotNull @DefaultValue("4h") Duration quiet) {

  /** The longest window. */
  public Duration longest() {
    return windows.stream().max(Duration::compareTo).orElseThrow();
  }
}
