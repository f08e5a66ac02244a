package org.omnidesk.ai.classify;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Requests to be called back, with the number, as they stand in tickets of every kind: to a
 * classifier "please call me on +91 98450 12345" speaks of telephony. Only a request is taken out;
 * a text that says that nobody can call is left whole.
 */
final class ContactRequests {

  private static final String NUMBER = "[+(]?\\d[\\d ()/.-]{1,20}\\d";
  private static final String ASKED =
      "(?:please|pls|plz|kindly|(?:can|could|would|will)\\s{1,4}+(?:you|someone|somebody)|(?<=^|[.!?,;:\\n])\\s{0,4}+(?:and\\s{1,4}+|then\\s{1,4}+|just\\s{1,4}+)?|\\band\\s{1,4}+)";
  private static final String BY =
      "(?:\\s{1,4}+(?:on|at|via|under|by)(?:\\s{1,4}+(?:my|our|this|the))?(?:\\s{1,4}+(?:mobile|cell|phone|desk|whatsapp|number|extension|no|ext)\\b\\.?)*)";

  /**
   * A form of request.
   *
   * @param words one of them stands in every text with such a request, in small letters
   */
  private record Form(List<String> words, Pattern pattern) {

    boolean mayBeIn(String small) {
      return words.stream().anyMatch(small::contains);
    }
  }

  /** Every form, in the order of the languages: English, German, Hinglish, Hindi. */
  private static final List<Form> FORMS =
      List.of(
          form(
              List.of("call", "ring", "phone", "text", "ping", "message", "contact", "reach"),
              ASKED
                  + "(?:\\s{0,4}+(?:please|just)\\s{1,4}+)?\\s{0,4}+(?:give\\s{1,4}+(?:me|us)\\s{1,4}+a\\s{1,4}+(?:call|ring)|(?:call|ring|phone|text|ping|message|contact|reach)(?:\\s{1,4}+back)?\\s{1,4}+(?:me|us)(?:\\s{1,4}+(?:back|up|please|asap|today|now|urgently|any\\s?time))*)"
                  + BY
                  + "?(?:[\\s:.]{0,3}"
                  + NUMBER
                  + ")?"),
          form(
              List.of("mobile", "cell", "phone", "tel", "contact", "whatsapp", "call"),
              "\\b(?:my|our)?\\s{0,4}+(?:mobile|cell|phone|telephone|tel|contact|whatsapp|call-?back)\\.?\\s{0,4}+(?:number|no|nr)?\\.?\\s{0,4}+(?:is\\b|:|=)\\s{0,4}+"
                  + NUMBER),
          form(
              List.of("number", "ext"),
              "\\b(?:my|our)\\s{1,4}+(?:number|extension|ext\\.?)\\s{0,4}+(?:is\\b|:|=)\\s{0,4}+"
                  + NUMBER),
          form(
              List.of("rückruf"),
              "\\bbitte\\s{1,4}+(?:um\\s{1,4}+)?rückruf(?:\\s{1,4}+unter)?(?:[\\s:]{0,3}"
                  + NUMBER
                  + ")?"),
          form(
              List.of("ruf"),
              "\\b(?:bitte\\s{1,4}+)?ruf(?:en\\s{1,4}+sie|t)?\\s{1,4}+(?:mich|uns)(?:\\s{1,4}+bitte)?(?:\\s{1,4}+unter\\s{1,4}+"
                  + NUMBER
                  + ")?(?:\\s{1,4}+zurück)?\\s{1,4}+an\\b"),
          form(
              List.of("mujh", "mere", "hum", "huin", "huein", "hame"),
              "\\b(?:mujhe|mujhko|mere\\s?ko|hum?e?in|hame)\\s{1,4}+(?:(?:is|iss|mere|"
                  + NUMBER
                  + ")?\\s{0,4}+(?:number|no|mobile)?\\s{0,4}+(?:par|pe|pr)\\s{1,4}+)?(?:call|phone|contact|ring)(?:\\s{1,4}+back)?\\s{1,4}+(?:kijiye|karo|karen?|karein|karna|kar\\s{1,4}+(?:lena|do|dena|de|lo|dijiye))\\b"),
          form(
              List.of("मुझ", "हम"),
              "(?:कृपया\\s{1,4}+)?(?:मुझे|हमें|मुझसे|हमसे)\\s{1,4}+(?:(?:इस|मेरे)?\\s{0,4}+(?:नंबर|"
                  + NUMBER
                  + ")\\s{0,4}+(?:पर)?\\s{1,4}+)?(?:कॉल|फ़ोन|फोन|संपर्क)\\s{1,4}+(?:करें|कीजिए|करो|कर\\s{1,4}+(?:दें|लें|दीजिए|लीजिए|देना))(?!\\s{1,4}+तो)"));

  private static final int LEAST_LETTERS = 3;

  private ContactRequests() {}

  private static Form form(List<String> words, String regex) {
    return new Form(words, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  /** The text without them; as it was where nothing else is in it. */
  static String removed(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    String rest = text;
    for (Form form : FORMS) {
      if (form.mayBeIn(small)) {
        rest = form.pattern().matcher(rest).replaceAll(" ");
      }
    }
    return rest.codePoints().filter(Character::isLetter).limit(LEAST_LETTERS).count()
            < LEAST_LETTERS
        ? text
        : rest;
  }
}
