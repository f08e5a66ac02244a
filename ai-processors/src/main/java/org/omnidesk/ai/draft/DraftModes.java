package org.omnidesk.ai.draft;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.omnidesk.ai.draft.DraftProperties.Mode;
import org.omnidesk.ai.draft.DraftProperties.ModeRule;

/** Decides what happens to an answer, by category, language, channel and measured precision. */
public class DraftModes {

  private final DraftProperties settings;
  private final DraftPrecision precision;

  public DraftModes(DraftProperties settings, DraftPrecision precision) {
    this.settings = settings;
    this.precision = precision;
  }

  /**
   * @param reason why not automatic although the settings say so; null if there is nothing to say
   */
  public record Decision(Mode mode, boolean fourEyes, String reason) {}

  /** The decision for a ticket; any of the three may be null. */
  public Decision decide(String category, String language, String channel) {
    boolean fourEyes = category != null && settings.fourEyes().contains(category);
    Mode mode =
        settings.modes().stream()
            .filter(rule -> fits(rule, category, language, channel))
            .max(Comparator.comparingInt(DraftModes::weight))
            .map(ModeRule::mode)
            .orElse(Mode.DRAFT);
    if (mode != Mode.AUTO) {
      return new Decision(mode, fourEyes, null);
    }
    if (fourEyes) {
      return new Decision(
          Mode.DRAFT, true, "not sent by itself: two persons approve in " + category);
    }
    DraftPrecision.Measured measured =
        precision.of(category, language, channel, settings.autoDays());
    if (measured.settled() < settings.autoCount()) {
      return new Decision(
          Mode.DRAFT,
          false,
          "not sent by itself: only %d drafts like it were settled in %d days, %d are asked"
              .formatted(measured.settled(), settings.autoDays(), settings.autoCount()));
    }
    return measured.share() < settings.autoPrecision()
        ? new Decision(
            Mode.DRAFT,
            false,
            String.format(
                Locale.ROOT,
                "not sent by itself: people sent %.2f of such drafts unchanged, %.2f is asked",
                measured.share(),
                settings.autoPrecision()))
        : new Decision(Mode.AUTO, false, null);
  }

  private static boolean fits(ModeRule rule, String category, String language, String channel) {
    return fits(rule.category(), category)
        && fits(rule.language(), language)
        && fits(rule.channel(), channel);
  }

  private static boolean fits(String wanted, String value) {
    return wanted == null || wanted.isBlank() || wanted.equals(value);
  }

  /** More fields win; of as many, category before language before channel. */
  private static int weight(ModeRule rule) {
    List<String> fields =
        Stream.of(rule.category(), rule.language(), rule.channel())
            .map(field -> field == null ? "" : field)
            .toList();
    int weight = 0;
    for (int i = 0; i < fields.size(); i++) {
      weight += fields.get(i).isBlank() ? 0 : 100 + (1 << (2 - i));
    }
    return weight;
  }
}
