package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ordinary words as secrets: only what stands around them tells. */
final class PlainSecret {

  /** {@code password banana hai}: a deed, no value. */
  static final Pattern HINGLISH_VERB =
      Pattern.compile("[a-z]+(?:na|ne|ni|ta|te|ti|ya|ye|yi|kar|ke|ega|egi)");

  private static final Pattern BEFORE_IS =
      Pattern.compile("\\s(?:hai|है|tha|था|h)(?![\\p{L}\\p{M}])");

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.*!@#$%^&+-]+");

  private static final Pattern AFTER_PLAIN =
      Pattern.compile(
          "(?s)[\"')\\]]*\\s*(?:$|[\\n.,;!।|)].*|(?:hai|है|and|but|please|aur|और|kripya|कृपया|for|thanks|tha|था|now|is|username|user|ab|und|oder|aber|bitte|or|on|in|at|auf|im|am|which|since|from|everywhere|par|pe|पर)(?![\\p{L}\\p{M}]).*)");

  private static final Set<String> WORDS = WordList.of("password-words");
  private static final Set<String> PRODUCTS = WordList.of("products");

  private static final String WORD = "([\\p{L}][\\p{L}\\p{M}-]{3,23})";

  /** {@code opens with the password tangerine and}: what is done with it says that a value comes. */
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
      Set.copyOf(List.of(
          "and|but|or|so|for|on|in|at|which|that|because|since|from|to|everywhere|is|was|works|worked|works|does|did|doesn't|isn't|still|again|please|by|when|then|while|if|as|und|oder|aber|auf|im|am|an|für|ist|geht|funktioniert|bitte|wird|wurde|in|bei|mit|se|par|pe|aur|hai|tha|nahi|chal|kaam|daal|dala"
              .split("\\|")));

  /** A person who did something with it, or a thing it belongs to. */
  private static final Set<String> DEED =
      Set.of("sent", "gave", "set", "told", "uses", "used", "wrote", "shared", "said", "has", "had", "chose", "got", "gets");

  private static final Pattern HINDI =
      Pattern.compile(
          "\\s(?:(?:अब|का|की|के|लिए|नया|पुराना|अभी|आज|से|[\\u0900-\\u0963]{2,12}\\s(?:का|की|के\\sलिए))\\s){0,3}[\"']?([\\u0900-\\u0963]{3,20})[\"']?\\s(?:है|था|रखा है|रख दिया|रखा गया|सेट है)(?=\\s?(?:[।.,;!]|\\n|$|\\s(?:और|पर|तो|लेकिन|मगर|कृपया)))");

  /** Verbs and participles. */
  private static final Pattern HINDI_VERB =
      Pattern.compile(".*(?:ता|ती|ते|ना|ने|नी|या|यी|ये|गा|गी|गे|कर|रहा|रही|हुआ|हुई|िए|ित|हीन|ाया|ायी|ाई|नीय|युक्त)");

  /** {@code log in with guest and password X}: a user was named before. */
  private static final Pattern USER_AND =
      Pattern.compile(
          "(?:user|username|user name|login|logon|log in|sign in|signin|userid|id|account)(?![\\p{L}])[^\\n]{1,50}(?:\\s(?:and|aur|with|और|or)|[,/&|;])\\s?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LAST_WORD =
      Pattern.compile("[\"')]*[.,;]?\\s*(?:\\n|$).*", Pattern.DOTALL);

  private PlainSecret() {}

  /** An ordinary word as a value: only where the sentence ends after it. */
  static boolean isPlainValue(String text, SecretValue value) {
    String word = value.text();
    if (word.length() < 4 || !PLAIN.matcher(word).matches() || PasswordWords.looksLikeState(word)
        || WORDS.contains(word.toLowerCase(Locale.ROOT))) {
      return false;
    }
    String rest = text.substring(value.to(), Math.min(text.length(), value.to() + 24));
    return AFTER_PLAIN.matcher(rest).matches()
        && Character.UnicodeScript.of(word.codePointAt(0)) != Character.UnicodeScript.DEVANAGARI;
  }

  static boolean isAfterUser(String text, int keyStart, SecretValue value) {
    return value.text().length() >= 4
        && !PasswordWords.looksLikeState(value.text())
        && LAST_WORD
            .matcher(text.substring(value.to(), Math.min(text.length(), value.to() + 6)))
            .matches()
        && USER_AND.matcher(text.substring(Math.max(0, keyStart - 70), keyStart)).find();
  }

  /**
   * An ordinary word directly behind the one that names a secret.
   *
   * @param from where the word that names the secret begins
   * @param to where it ends
   * @param strong whether that word names nothing but secrets
   */
  static void stated(String text, int from, int to, boolean strong, List<MaskSpan> found) {
    if (!strong || to >= text.length() || text.charAt(to) != ' ' || text.charAt(to - 1) == 's') {
      return;
    }
    Matcher hindi = HINDI.matcher(text).region(to, Math.min(text.length(), to + 90));
    hindi.useTransparentBounds(true);
    if (hindi.lookingAt()
        && !WORDS.contains(hindi.group(1))
        && !PasswordWords.isState(hindi.group(1))
        && !HINDI_VERB.matcher(hindi.group(1)).matches()) {
      found.add(new MaskSpan(hindi.start(1), hindi.end(1), MaskType.PASSWORD));
      return;
    }
    Matcher value = VALUE.matcher(text).region(to, Math.min(text.length(), to + 60));
    value.useTransparentBounds(true);
    if (!value.lookingAt() || isWord(value.group(1))) {
      return;
    }
    String next = value.group(2) == null ? "" : value.group(2).toLowerCase(Locale.ROOT);
    String before = text.substring(Math.max(0, from - 60), from);
    boolean capital = Character.isUpperCase(value.group(1).charAt(0));
    boolean key = Character.isUpperCase(text.charAt(from));
    boolean german = text.regionMatches(true, from, "passwor", 0, 7) && text.charAt(to - 1) == 't';
    german |= text.regionMatches(true, Math.max(from, to - 8), "kennwort", 0, 8);
    if ((next.isEmpty() || AFTER.contains(next)) && WITH.matcher(before).find()
        || capital
            && (!key || german)
            && !DEED.contains(next)
            && (next.isEmpty() || Character.isLowerCase(value.group(2).charAt(0)))
            && ARTICLE.matcher(before).find()) {
      found.add(new MaskSpan(value.start(1), value.end(1), MaskType.PASSWORD));
    }
  }

  /** What people say of a password without saying it. */
  private static boolean isWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return WORDS.contains(lower)
        || PRODUCTS.contains(lower)
        || PasswordWords.looksLikeState(lower)
        || HINGLISH_VERB.matcher(lower).matches() && lower.length() <= 8
        || Secrets.isNone(word)
        || LinkWords.FILLER.contains(lower);
  }

  static boolean beforeIs(String text, int at) {
    return BEFORE_IS.matcher(text).region(at, text.length()).useTransparentBounds(true).lookingAt();
  }
}
