package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that are phones because a word says so: a field of a form or signature, "call me on",
 * "extension", before or after the number, in English, German, French, Hindi and Hinglish.
 */
final class LabelledPhoneDetector implements Detector {

  private static final Pattern NUMBER =
      Pattern.compile(
          PhoneDetector.START
              + "\\(?\\d(?:[ ()./-]{0,3}\\d){6,13}"
              + PhoneDetector.EXTENSION
              + PhoneDetector.END,
          Pattern.CASE_INSENSITIVE);

  private static final String NOUN =
      "(?:tele)?phone|ph|mobile|mob|cell|cellphone|tel|tele|telefon|telephon|handy|mobil|mobilfunk|mobiltelefon|diensthandy|natel|mobilnummer|handynummer|telefonnummer|telefonnr|rufnummer|festnetz|telefax|fax|faxnummer|"
          + "r(?:ü|ue)ckruf(?:nummer)?|anruf|hotline|zentrale|durchwahl|dw|landline|helpline|toll[ -]?free|customer care|contact person|contact|contacts|callback|call back|kontakt|ansprechpartner|"
          + "desk phone|office phone|home phone|work phone|residence|resi|desk|direct line|direct|direct dial|ddi|did|switchboard|reception|board(?: line)?|alternate|alternative|alt|emergency contact|bridge|dial[ -]in|whatsapp|wa|sms|pager|"
          + "tél|téléphone|portable|fixe|gsm|telefono|(?<![-/&'.\\p{L}\\p{N}])[mtpfohrwcd]|off|intercom|sim|sim card|"
          + "फोन|फ़ोन|मोबाइल|मोबाईल|संपर्क(?: सूत्र)?|टोल फ्री|हेल्पलाइन|दूरभाष|कॉल|व्हाट्सएप|व्हाट्सऐप|मोब|मो|टेलीफोन|टेलीफ़ोन|लैंडलाइन|कार्यालय|फैक्स";

  /** Deeds; a time may follow them, so they need a longer number than a noun does. */
  private static final String VERB =
      "call(?: (?:me|us|him|her|back|you|them))*(?: (?:on|at|to|back on|back at|under))?|contact(?: (?:me|us|him|her|you|them))?(?: (?:on|at|under))?|reach(?:ed)?(?: (?:me|us|him|her|you|them))?(?: (?:on|at|under|by phone on))?|"
          + "reachable (?:on|at|under|by)|available (?:on|at|under)|whatsapp(?: (?:me|us))?(?: (?:on|at))?|text(?: (?:me|us))?(?: (?:on|at))?|dial(?:led|ed|ing)?|ring(?: (?:me|us))?(?: (?:on|at))?|msg (?:me )?(?:on|at)|message (?:me )?(?:on|at)|"
          + "my number|my no|mera number|mera no|mere number|mera phone|meine nummer|meine handynummer|unter(?: der nummer| tel| telefon)?|erreichbar(?: unter| über| auf)?|anrufen(?: unter)?|rufen sie(?: mich)?(?: unter)?|tel\\.? no|mon numéro|joignable au|appelez(?:-moi)? au|"
          + "मेरा नंबर|मेरे नंबर|फोन नंबर|मेरा फोन";

  private static final Pattern BEFORE = Surroundings.before(NOUN + "|" + VERB);
  private static final Pattern SPOKEN =
      Surroundings.before(NOUN + "|" + VERB.replace("unter(?: der", "unter (?:der"));

  /** {@code 98220 41177 pe call karna}, {@code 0711 5550 377 ist meine Nummer}. */
  private static final Pattern AFTER =
      Pattern.compile(
          "[)\"']?\\s?(?:(?:pe|par|pr|per|ko|पर|को|on)\\s(?:\\p{L}{2,10}\\s)?(?:call|phone|fone|contact|ring|whatsapp|msg|message|sms|miss|missed|baat|bat|कॉल|फोन|फ़ोन|संपर्क|मैसेज|व्हाट्सएप)|"
              + "[(-]\\s?(?:m|mob|mobile|o|off|office|h|home|r|res|resi|cell|handy|mobil|privat|work|whatsapp|wa|tel|landline|desk|direct)\\s?[).,]|"
              + "(?:is|was|hai|ist|है)\\s(?:my|mera|meri|meine|mein|his|her|the|मेरा)\\s(?:\\p{L}{2,12}\\s)?(?:number|no|phone|mobile|cell|contact|nummer|handynummer|telefon|mobilnummer|नंबर|फोन|मोबाइल)|"
              + "mera (?:number|no|mobile|phone)|मेरा (?:नंबर|मोबाइल|फोन))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final String EXTENSION_WORD =
      "(?:extension|anschluss|extn|ext|xtn|extention|intercom|durchwahl|dw|nebenstelle|apparat|klappe|hausruf|kurzwahl|short dial|speed dial|ddi|poste|एक्सटेंशन|एक्सटेन्शन|इंटरकॉम)(?![\\p{L}\\p{M}])"
          + "\\.?(?:\\s?(?:number|no|nr|nummer|num|नंबर)(?![\\p{L}\\p{M}])\\.?)?";

  /**
   * An extension that somebody is reached at: after a word for calling, as a field of a form, in
   * brackets behind a name. Extensions that are only talked of (one that does not ring) stay.
   */
  private static final Pattern EXTENSION =
      Pattern.compile(
          "(?:(?<![\\p{L}\\p{M}\\p{N}_.])(?:(?:reach(?:able|ed)?|call(?:ed|ing)?|contact|dial|ring|phone|available|erreichbar|erreichen|anrufen|anruf|rückruf|telefon|tel\\.?|callback|call back)(?: (?:me|us|him|her|back|mich|uns|sie))?(?: back)?[ :]{1,2}(?:(?:on|at|under|via|by|unter|über|auf|an)\\s)?(?:(?:my|the|our|his|her|office|desk|internal|phone|der|meiner|meine|\\p{L}{2,12})\\s){0,2}"
              + "|(?:my|mera|meri|meine|mein|unser|मेरा)\\s(?:office |desk |phone )?)"
              + EXTENSION_WORD
              + "(?:\\s(?:is|hai|h|है|ist|lautet))?(?:\\s(?:the|die))?[\\s:=#.-]{0,3}|(?m:^)[ \\t>*|-]{0,6}(?:\\d{1,2}[.)]\\s?)?(?:phone |desk |office |tel(?:ephone)?\\.? |internal )?"
              + EXTENSION_WORD
              + "[ .]{0,24}[:=|][ -]{0,8}|[|•·]\\s{0,2}"
              + EXTENSION_WORD
              + "[ :.-]{0,3}|[,;]\\s{0,2}"
              + EXTENSION_WORD
              + "[.]?:\\s{0,3}|dect(?:-?(?:telefon|nr|phone|no))?\\.?:?\\s(?=\\d{3,5}(?!\\.\\d))|(?:unter|on|at|an)\\s-(?=\\d{2,5}\\s)|(?:tel|telefon|fax|telefax|app|apparat)\\.?\\s?:?\\s?-\\s?|(?:tel|telefon|fon|phone)\\.?\\s?(?:intern|int\\.|internal|hausintern)\\s?:?\\s?|\\("
              + EXTENSION_WORD
              + "[ :.-]{0,3}(?=\\d{2,6}\\)))([1-9]\\d{1,5}|0\\d{2,5})(?![\\p{L}\\p{N}_%])(?![.,:/-]\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** German says Durchwahl of people only; {@code ext 4412 pe call karo} calls one. */
  private static final Pattern DIRECT =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}_.])(?:(?:durchwahl|dw)\\.?(?:\\s?(?:nr|nummer)\\.?)?[\\s:.-]{1,4}(?=\\d{2,5}(?!\\d))|"
              + EXTENSION_WORD
              + "[ :.-]{0,3}(?=\\d{2,6}\\s(?:pe|par|pr|पर|ko|को)\\s(?:call|phone|contact|baat|कॉल|फोन|फ़ोन)(?!\\snah)))(\\d{2,6})(?![\\p{L}\\p{N}_%])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A short number inside the house: where people are called, not when. */
  private static final Pattern SHORT =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}_.])(?:(?:(?:call|ring|reach|contact|phone) (?:me|us|him|her|them|back)(?: back)? (?:on|under)|reachable (?:on|under)|erreichbar (?:unter|über)|rückruf (?:unter|an)|(?:mich|uns) unter)\\s{1,3}"
              + "|(?m:^)[ \\t>*|-]{0,6}(?:\\d{1,2}[.)]\\s?)?(?:phone|tel|telefon|telephone|phone no|tel no|telefonnr|landline|desk phone|office phone|intercom|intern|callback)\\.?[ .]{0,24}[:=][ -]{0,8})"
              + "(\\d{4,6})(?![\\p{L}\\p{N}_%])(?![.,:/ -]{1,2}\\d)(?!\\s?(?:am|pm|uhr|hrs|hours|ist\\b|o'clock|€|eur|rs))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** {@code (Tomasz, 601 234 568)}. */
  private static final Pattern PERSON =
      Pattern.compile(
          "\\((?:(?:Mr|Mrs|Ms|Dr|Herr|Frau|Hr|Fr)\\.? )?\\p{Lu}\\p{Ll}{2,14}(?: \\p{Lu}\\p{Ll}{2,14})?, $");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    List<int[]> windows = Windows.ofDigits(text, 4, 26);
    Windows.each(
        NUMBER,
        text,
        windows,
        number -> {
          if (isPhone(text, number)) {
            found.add(new MaskSpan(number.start(), number.end(), MaskType.PHONE));
          }
        });
    List<int[]> words = Windows.ofDigits(text, 60, 30);
    Windows.each(EXTENSION, text, words, match -> addShort(match, found));
    Windows.each(DIRECT, text, words, match -> addShort(match, found));
    Windows.each(SHORT, text, words, match -> addShort(match, found));
    return found;
  }

  private static boolean isPhone(String text, Matcher number) {
    long digits = PhoneDetector.digits(number.group());
    if (digits < 7
        || digits > 14
        || PhoneDetector.DATE.matcher(number.group()).find()
        || number.group().matches("\\d{7,8}")
            && !Surroundings.hasBefore(SPOKEN, text, number.start())) {
      return false;
    }
    return digits >= 9 && Surroundings.has(PERSON, text, number.start(), 40)
        || !Surroundings.isOtherNumber(text, number.start())
            && Surroundings.hasBefore(BEFORE, text, number.start())
        || AFTER
            .matcher(text)
            .region(number.end(), Math.min(text.length(), number.end() + 48))
            .useTransparentBounds(true)
            .lookingAt();
  }

  private static void addShort(Matcher match, List<MaskSpan> found) {
    if (!YEAR.matcher(match.group(1)).matches()) {
      found.add(new MaskSpan(match.start(1), match.end(1), MaskType.PHONE));
    }
  }
}
