package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/**
 * Secrets that a sentence tells without the word password beside them: {@code it asks for the
 * password, I give X and also Y}, {@code kal tak X chal raha tha}.
 */
final class SecretStory {

  /** What one does with a secret. */
  private static final Pattern DEED =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:give|gave|given|giving|enter|entered|entering|type|typed|typing|put|putting|tried|trying|try|keep|kept|chose|picked|insert|inserted|used to be|"
              + "da+l[aei]?|daal|daala|daali|likha|likh|rakha|rakhi|lagaya|diya|tak|until|till|pehle|eingegeben|eingebe|gebe|tippe|versucht|verwendet|benutzt|डाला|डाल|लिखा|रखा|तक|दिया)"
              + "(?: (?:tha|thi|hua|gaya|hai|था|also|now|then|first|hi|ye|yeh|this|both|it as|as|wala|in|the|वही))?[\\s\"'(:]{1,3}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Anything may stand after these, so the word itself must look more like a secret. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:use|used|using|uses|set|was|it's|both|also|or|and|with|as|to|then|like|mit|war|is|now|wala|naya|purana|aur|ya|phir|fir|se|bhi|und|oder|auch|ist|old|new|alt|neu|और|या|से|नया|पुराना|भी)[\\s\"'(:]{1,3}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern AFTER =
      Pattern.compile(
          "[\"')]?,?\\s(?:(?:is|was|bhi|also|still|hi|both|never|always|now|did|does|has|भी)\\s){0,2}(?:not\\s|n't\\s)?(?:work(?:s|ed|ing)?|doesn't|does not|didn't|accept(?:ed)?|valid|reject(?:ed)?|wrong|invalid|incorrect|chal|chala|chalta|nahi|nhi|da+la?|daala|likha|rakha|set|kiya|use|try|kaam|galat|sahi|"
              + "le raha|leta|geht|funktioniert|klappt|wird|stimmt|tha|hai|नहीं|रखा|डाला|लिखा|चल|काम|गलत|सही|था|है)(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Hindi puts the deed last. */
  private static final Pattern PUT =
      Pattern.compile(
          "[\"')]?\\s(?:bhi |hi |भी |ही )?(?:da+la|da+l|likha|rakha|enter|type|try|डाला|डाल|रखा|लिखा)(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SHAPE =
      Pattern.compile(
          "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}!@#$%^&*_.+~-]{4,38}[\\p{L}\\p{N}!@#$%^&*]");
  private static final Pattern SIGNED =
      Pattern.compile(".*[\\p{L}\\p{N}][!@#$%^&*_]+[\\p{L}\\p{N}].*|.*\\p{N}[!@#$%^&*]+");

  /** Numbers and names of the trade: letters and digits, too. */
  private static final Pattern NO_SECRET =
      Pattern.compile(
          "(?i)[a-z]{1,4}[-_]?\\d{1,3}|.*\\.[a-z]{2,6}|[a-z]{1,5}\\d{6,}|.*\\d{4}-\\d\\d.*|(?:windows|office|server|iphone|ipad|galaxy|pixel|sap|s4hana|outlook|chrome|version|android|exchange|sql|python|java|laptop|user|client)[-_]?\\d.*|[a-z_]+_[a-z_]+\\d*|\\d+[a-z]{1,3}|\\d+-\\d+");

  private static final Pattern USER =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:user|username|user name|user ?id|benutzer|benutzername|kennung|login|login id|id|account|konto|host|server|system|client|pc|laptop|transaction|ticket|named|for|von|für|of|on|auf|in|at)(?: (?:is|ist|hai|name))?[\\s\"'(:=]{1,3}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private SecretStory() {}

  /**
   * Whether the words around say that this one is a secret.
   *
   * @param near whether the word password stands in the same sentence
   */
  static boolean isTold(String text, int from, int to, boolean near) {
    String word = text.substring(from, to);
    if (!SHAPE.matcher(word).matches()
        || NO_SECRET.matcher(word).matches()
        || Secrets.isNone(word)
        || Secrets.isMail(word)
        || !Secrets.looks(word, true)
        || NoHost.isOther(word)
        || Surroundings.has(USER, text, from, 24)
        || Surroundings.isOtherNumber(text, from)) {
      return false;
    }
    boolean signed = SIGNED.matcher(word).matches();
    boolean after = Surroundings.follows(AFTER, text, to, 40);
    boolean deed = Surroundings.has(DEED, text, from, 28);
    boolean put = signed && Surroundings.follows(PUT, text, to, 24);
    boolean quoted =
        from > 0
            && "\"'".indexOf(text.charAt(from - 1)) >= 0
            && text.startsWith(text.substring(from - 1, from), to);
    return put
        || deed && quoted && after
        || deed && (near || signed && after)
        || signed && near && (after || Surroundings.has(LINK, text, from, 16));
  }
}
