package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand where a name of a machine is expected. */
final class HostName {

  static final String NAME =
      "[A-Za-z0-9][A-Za-z0-9_-]{0,62}(?:\\.[A-Za-z0-9][A-Za-z0-9_-]{0,62}){0,6}";

  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i)localhost|null|none|unknown|n/?a|na|tbd|yes|no|not|is|the|my|your|and|nein|ja|unbekannt|keine?|siehe|see|same|as|wrong|missing|empty|blank|changed|new|old|xxx+|host|server|hostname|dell|hp|lenovo|apple|windows|linux|laptop|desktop|broken|defekt|slow|example|says|said|fails|failed|works|worked|gives|gave|shows|returns|throws|command|cmdlet|to|from|but|does|did|has|had|will|can|cannot|never|always|still|hangs|runs|reports|errors?|times?|timed|as|on|for|with|of|in|at|against|output|results?|sagt|meldet|liefert|zeigt|bricht|geht|läuft|bolta|deta|nahi|chal|se|par|pe|karne|kiya|nginx|apache|iis|mysql|oracle|postgres|\\d+");

  private HostName() {}

  /** The group of a match, unless it is a word that stands for no name. */
  static void add(Matcher match, int group, List<MaskSpan> found) {
    String name = match.group(group);
    if (!NO_NAME.matcher(name).matches() && !isAddress(name)) {
      found.add(new MaskSpan(match.start(group), match.end(group), MaskType.HOST));
    }
  }

  /** Four numbers: {@link AddressDetector} knows them. */
  private static boolean isAddress(String name) {
    return name.chars().noneMatch(Character::isLetter);
  }
}
