package org.omnidesk.ai.safety.guard;

import java.util.List;
import java.util.regex.Pattern;

/** Sentences that a model must not write: deeds that it cannot have done, requests for secrets. */
final class Promises {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String DEED =
      "(?:reset|unlock(?:ed)?|changed?|clos(?:e|ed)|resolv(?:e|ed)|escalat(?:e|ed)|granted?|assign(?:ed)?|sent|forward(?:ed)?|deleted?|created?|updated?|"
          + "restart(?:ed)?|rebooted|installed|disabled|enabled|approved|ordered|fixed|removed|refunded|transferred|activated|deactivated|emailed|notified)";
  private static final List<Pattern> DEEDS =
      List.of(
          Pattern.compile(
              "\\b(?:i|we)(?:['’]ve| have| had|['’]d)?(?: (?:just|already|now|successfully|also)){0,2} "
                  + DEED
                  + "\\b(?! (?:to|if|when) )",
              FLAGS),
          Pattern.compile(
              "\\b(?:your|the|this) (?:account|password|ticket|access|mailbox|request|user|pin|device|laptop)[^.!?\\n]{0,30} (?:has|have) (?:now |just |already |successfully )?been "
                  + DEED,
              FLAGS),
          Pattern.compile(
              "(?:मैंने|हमने)[^।.!?\\n]{0,60}(?:कर दिया|कर दी|कर दिए|भेज दिया|भेज दी|बदल दिया|खोल दिया|बंद कर|हटा दिया|बना दिया|दे दिया)",
              FLAGS),
          Pattern.compile(
              "(?:आपका|आपकी|यह)[^।.!?\\n]{0,50}(?:रीसेट|अनलॉक|बंद|रद्द|बदल)[^।.!?\\n]{0,10} (?:दिया|दी|कर दिया) (?:गया|गई) है",
              FLAGS),
          Pattern.compile(
              "\\b(?:maine|mene|mainne|humne|hamne)\\b[^.!?\\n]{0,60}\\b(?:kar diya|kar di|kardiya|kr diya|bhej diya|bhej di|badal diya|khol diya|band kar|hata diya|bana diya|de diya)",
              FLAGS),
          Pattern.compile(
              "\\b(?:aapka|apka|aapki)\\b[^.!?\\n]{0,50}\\b(?:reset|unlock|close|band|activate)\\b[^.!?\\n]{0,6} (?:kar|kr) diya gaya",
              FLAGS));

  private static final String SECRET =
      "(?:password|passwort|passcode|pwd|pin|otp|one[- ]time (?:code|password)|verification code|mfa code|security code|cvv|card number|aadhaar(?: number)?|पासवर्ड|पिन|ओटीपी|आधार)";
  private static final List<Pattern> REQUESTS =
      List.of(
          Pattern.compile(
              "\\b(?:send|share|tell|give|provide|reply with|e?-?mail|confirm|text|message|forward|enter|write|submit|post)\\b(?: (?:us|me|back|it|to us|to me|here|the desk|support))?"
                  + "[^.!?\\n]{0,24}\\b(?:your|the|ur|current|old|new)\\b[^.!?\\n]{0,16}"
                  + SECRET,
              FLAGS),
          Pattern.compile(
              "\\bwhat(?:['’]s| is| was) (?:your|the) (?:\\p{L}+ ){0,2}" + SECRET, FLAGS),
          Pattern.compile(
              "(?:अपना|अपनी|आपका)[^।.!?\\n]{0,24}"
                  + SECRET
                  + "[^।.!?\\n]{0,20}(?:भेज|बता|साझा|शेयर|दें|दीजिए|लिख)",
              FLAGS),
          Pattern.compile(
              "\\b(?:apna|apni|aapka|apka)\\b[^.!?\\n]{0,24}"
                  + SECRET
                  + "[^.!?\\n]{0,20}\\b(?:bhej\\w*|bata\\w*|share|dijiye|dedo|de do|likh\\w*)",
              FLAGS));
  private static final Pattern NEGATED =
      Pattern.compile(
          "\\b(?:never|not|don['’]?t|do not|won['’]?t|will not|nobody|no one|without|cannot|must not|should not|mat|na|nahi|kabhi|kisi)\\b|(?<![\\p{L}\\p{M}])(?:न|ना|मत|नहीं|कभी|किसी)(?![\\p{L}\\p{M}])",
          FLAGS);
  private static final Pattern ENTERS_IN_FORM =
      Pattern.compile("\\b(?:enter|confirm|write|submit|provide)\\b", FLAGS);

  private Promises() {}

  /** The first claim of a deed that no given text makes; null if none. */
  static String deed(String text, String given) {
    for (Pattern pattern : DEEDS) {
      var matcher = pattern.matcher(text);
      while (matcher.find()) {
        if (!given.contains(matcher.group().toLowerCase())) {
          return matcher.group();
        }
      }
    }
    return null;
  }

  /** The first request for a secret; null if none. "Enter your password in the portal" is none. */
  static String request(String text) {
    for (String sentence : text.split("(?<=[.!?।])\\s|\\n")) {
      if (NEGATED.matcher(sentence).find()) {
        continue;
      }
      for (Pattern pattern : REQUESTS) {
        var matcher = pattern.matcher(sentence);
        if (matcher.find()
            && (!ENTERS_IN_FORM.matcher(matcher.group()).lookingAt()
                || sentence.matches(
                    "(?is).*\\b(?:here|reply|e-?mail|us|me|chat|ticket|message)\\b.*"))) {
          return matcher.group();
        }
      }
    }
    return null;
  }
}
