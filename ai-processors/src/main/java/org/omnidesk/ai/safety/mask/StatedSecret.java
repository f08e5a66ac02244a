package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One ordinary word that a sentence says to be a secret: {@code opens with the password tangerine},
 * {@code changed the password to tulip}, {@code Kennwort auf Butterblume gesetzt}, {@code पासवर्ड
 * गुलमोहर है}. Whatever people else say of a password stands in a list.
 */
final class StatedSecret {

  private static final String WORD = "([\\p{L}][\\p{L}\\p{M}-]{3,23})";

  /**
   * {@code opens with the password tangerine and}: what is done with it says that a value comes.
   */
  private static final Pattern WITH =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:with|using|use[sd]?|via|under|enter(?:ed|s|ing)?|typed?|typing|tried|try|type|gave|give|accepts?|wants|mit|unter|lautet|per|set|chose|picked|has|have|had|to)\\s(?:(?:the|a|this|our|my|his|her|their|its|same|old|new|temporary|current|generic|shared|default|initial|very|dem|das|ein|einem|folgendem|wifi|wi-fi|wlan|guest|admin|alte[mns]?|neue[mns]?)\\s){0,3}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:the|this|our|my|that|old|new|das|dem|unser|unserem|altes|neues|mein)\\s$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VALUE =
      Pattern.compile(
          "\\s[\"'(]?" + WORD + "(?=[\"')]?(?:\\s?[.,;!?)।]|\\s[-–(]|\\n|$|\\s(\\p{L}+)))");

  /** What may follow a value of one ordinary word and seldom a noun that it is a part of. */
  private static final Set<String> AFTER =
      Set.copyOf(
          List.of(
              "and|but|or|so|for|on|in|at|which|that|because|since|from|to|everywhere|is|was|works|worked|works|does|did|doesn't|isn't|still|again|please|by|when|then|while|if|as|und|oder|aber|auf|im|am|an|für|ist|geht|funktioniert|bitte|wird|wurde|in|bei|mit|se|par|pe|aur|hai|tha|nahi|chal|kaam|daal|dala"
                  .split("\\|")));

  /** A person who did something with it, or a thing it belongs to. */
  private static final Set<String> DEED =
      Set.of(
          "sent", "gave", "set", "told", "uses", "used", "wrote", "shared", "said", "has", "had",
          "chose", "got", "gets");

  /** {@code changed the password for X to tulip}, {@code Kennwort auf Butterblume gesetzt}. */
  private static final Pattern CHANGED =
      Pattern.compile(
          "\\s(?:(?:for|of|on|in|für|von|im|am)\\s[^.;:!?\\n]{2,40}?\\s)?(?:(?:to|into|as)\\s[\"']?"
              + WORD
              + "(?=[\"']?(?:[.,;!?)]|\\n|$|\\s(?:and|but|on|in|at|for|yesterday|today|again|because|since|which|last|this|now|so|as|then|when)\\s))|(?:auf|in|zu)\\s[\"']?"
              + WORD
              + "[\"']?\\s(?:(?:neu|wieder|erneut|dauerhaft|gestern|heute)\\s)?(?:gesetzt|geändert|gestellt|umgestellt|zurückgesetzt|gewechselt|setzen|ändern|festgelegt|vergeben)|[\"']?"
              + WORD
              + "[\"']?\\s(?:rakha|rakhi|rakh|set|kar diya|kardiya|kr diya|diya|bataya|daala|dala|daal|likha|रखा|रख|सेट|डाला|बताया|दिया|लिखा|vergeben|festgelegt)(?![\\p{L}\\p{M}]))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:chang\\p{L}*|set|sets|setting|reset\\p{L}*|updat\\p{L}*|put|made|make|renam\\p{L}*|switch\\p{L}*|alter\\p{L}*)\\s(?:[\\p{L}'-]{1,14}\\s){0,4}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HINDI =
      Pattern.compile(
          "\\s(?:(?:अब|का|की|के|लिए|नया|पुराना|अभी|आज|से|[\\u0900-\\u0963]{2,12}\\s(?:का|की|के\\sलिए))\\s){0,3}[\"']?([\\u0900-\\u0963]{3,20})[\"']?\\s(?:है|था|रखा है|रख दिया|रखा गया|सेट है)(?=\\s?(?:[।.,;!]|\\n|$|\\s(?:और|पर|तो|लेकिन|मगर|कृपया)))");

  /** Verbs and participles. */
  private static final Pattern HINDI_VERB =
      Pattern.compile(
          ".*(?:ता|ती|ते|ना|ने|नी|या|यी|ये|गा|गी|गे|कर|रहा|रही|हुआ|हुई|िए|ित|हीन|ाया|ायी|ाई|नीय|युक्त)");

  /** Adjectives of a password that is handed out. */
  private static final Pattern FRESH =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:initial|temp|temporary|default|start|first|new|old|current|generic|shared|local|admin|guest|common|vorläufige[sn]?|neues?|altes?|vorübergehende[sn]?|gemeinsame[sn]?)\\s$",
          Pattern.CASE_INSENSITIVE);

  /** {@code login is admin, password bluebell}: a user was named before. */
  private static final Pattern AFTER_USER =
      Pattern.compile(
          "(?<![\\p{L}])(?:users?|username|user name|login|logon|log in|account|userid|user id|id|benutzer|benutzername|konto|anmeldung|यूज़र|यूजर|आईडी)(?![\\p{L}\\p{M}])[^\\n.]{1,50}(?:[,;/|&]|\\s(?:and|und|aur|with|mit|और))\\s{0,2}(?:and\\s|und\\s|the\\s|das\\s)?$",
          Pattern.CASE_INSENSITIVE);

  /** {@code Kennwort von Zwetschge auf etwas anderes ändern}. */
  private static final Pattern FROM =
      Pattern.compile(
          "\\s(?:(?:for|of|des|der|vom|on)\\s[^.;:\\n]{2,40}?\\s)?(?:from|von)\\s[\"']?"
              + WORD
              + "[\"']?\\s(?:to|auf|into|in)\\s",
          Pattern.CASE_INSENSITIVE);

  private StatedSecret() {}

  /**
   * An ordinary word directly behind the one that names a secret.
   *
   * @param from where the word that names the secret begins
   * @param to where it ends
   * @param strong whether that word names nothing but secrets
   */
  static void find(String text, int from, int to, boolean strong, List<MaskSpan> found) {
    if (!strong) {
      return;
    }
    ToldSecret.find(text, to, found);
    if (to >= text.length() || text.charAt(to) != ' ' || text.charAt(to - 1) == 's') {
      return;
    }
    Matcher hindi = HINDI.matcher(text).region(to, Math.min(text.length(), to + 90));
    hindi.useTransparentBounds(true);
    if (hindi.lookingAt()
        && !PlainSecret.isWord(hindi.group(1))
        && !HINDI_VERB.matcher(hindi.group(1)).matches()) {
      found.add(new MaskSpan(hindi.start(1), hindi.end(1), MaskType.PASSWORD));
      return;
    }
    Matcher changed = CHANGED.matcher(text).region(to, Math.min(text.length(), to + 110));
    changed.useTransparentBounds(true);
    if (changed.lookingAt()) {
      for (int group = 1; group <= 3; group++) {
        if (changed.group(group) != null
            && !PlainSecret.isWord(changed.group(group))
            && (group > 1 || CHANGE.matcher(text.substring(Math.max(0, from - 70), from)).find())) {
          found.add(new MaskSpan(changed.start(group), changed.end(group), MaskType.PASSWORD));
          return;
        }
      }
    }
    Matcher old = FROM.matcher(text).region(to, Math.min(text.length(), to + 110));
    old.useTransparentBounds(true);
    if (old.lookingAt()
        && !PlainSecret.isWord(old.group(1))
        && (Character.isUpperCase(text.charAt(from))
            || CHANGE.matcher(text.substring(Math.max(0, from - 70), from)).find())) {
      found.add(new MaskSpan(old.start(1), old.end(1), MaskType.PASSWORD));
      return;
    }
    Matcher value = VALUE.matcher(text).region(to, Math.min(text.length(), to + 60));
    value.useTransparentBounds(true);
    if (!value.lookingAt() || PlainSecret.isWord(value.group(1))) {
      return;
    }
    String next = value.group(2) == null ? "" : value.group(2).toLowerCase(Locale.ROOT);
    String before = text.substring(Math.max(0, from - 60), from);
    boolean capital = Character.isUpperCase(value.group(1).charAt(0));
    boolean key = Character.isUpperCase(text.charAt(from));
    boolean german = text.regionMatches(true, from, "passwor", 0, 7) && text.charAt(to - 1) == 't';
    german |= text.regionMatches(true, Math.max(from, to - 8), "kennwort", 0, 8);
    if (next.isEmpty() && FRESH.matcher(before).find()
        || (next.isEmpty() || AFTER.contains(next))
            && (WITH.matcher(before).find() || AFTER_USER.matcher(before).find())
        || capital
            && (!key || german)
            && !DEED.contains(next)
            && (next.isEmpty() || Character.isLowerCase(value.group(2).charAt(0)))
            && ARTICLE.matcher(before).find()) {
      found.add(new MaskSpan(value.start(1), value.end(1), MaskType.PASSWORD));
    }
  }
}
