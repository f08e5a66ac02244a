package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The other machines of a numbered family: where {@code plnt1bkp01} is known, {@code plnt1bkp02} is
 * one too, whatever stands around it.
 */
final class HostFamily {

  private static final int LETTERS = 3;

  private HostFamily() {}

  /**
   * @param known spans found so far
   * @return spans of names that differ from a known host in their digits only
   */
  static List<MaskSpan> of(String text, List<MaskSpan> known) {
    Set<String> families = new HashSet<>();
    for (MaskSpan span : known) {
      if (span.type() == MaskType.HOST) {
        String name = text.substring(span.from(), span.to());
        int point = name.indexOf('.');
        String family = family(point < 0 ? name : name.substring(0, point));
        if (family != null) {
          families.add(family);
        }
      }
    }
    List<MaskSpan> others = new ArrayList<>();
    if (!families.isEmpty()) {
      HostDetector.each(
          text,
          name -> {
            String family = family(name.group());
            if (family != null
                && families.contains(family)
                && !HostContext.isOtherThing(text, name.start())) {
              others.add(new MaskSpan(name.start(), name.end(), MaskType.HOST));
            }
          });
    }
    return others;
  }

  /** The name with its digits blanked, or null where too little would be left to tell it by. */
  private static String family(String name) {
    long letters = name.chars().filter(Character::isLetter).count();
    boolean digit = name.chars().anyMatch(Character::isDigit);
    return letters < LETTERS || !digit || name.length() > 40 || name.indexOf('\\') >= 0
        ? null
        : name.toLowerCase(Locale.ROOT).replaceAll("\\d", "0");
  }
}
