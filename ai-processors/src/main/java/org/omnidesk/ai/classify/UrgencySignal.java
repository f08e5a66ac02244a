package org.omnidesk.ai.classify;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.omnidesk.ai.text.Words;

/**
 * Words that tell how soon something matters, in English, German, Hindi and Hinglish. Written by
 * us; each is evidence for the urgency model and a reason for people.
 */
public enum UrgencySignal {
  /** Something does not work at all. */
  OUTAGE(
      "outage",
      "\\b(down|outage|offline|unreachable|not reachable|not responding|stands? still|stopped"
          + "|crash(es|ed)?|dead|power (failure|cut)|nothing works|ausgefallen|ausfall|steht still"
          + "|nicht erreichbar|stromausfall|band (hai|ho gaya|pada)|thap|(light|bijli) chali gayi)\\b"
          + "|ठप|बंद (है|हो|पड़ा)|डाउन|बिजली चली"),
  /** More than one person is hit. */
  MANY(
      "many people affected",
      "\\b(everyone|everybody|nobody|no one|anybody|all (users|of us|agents|staff|employees)"
          + "|(whole|entire) \\w+|half of the|for all|several (users|people|servers)"
          + "|\\d{2,} (users|people|employees|colleagues|desks)|niemand|alle(n)? (benutzer|betroffen"
          + "|agenten|kollegen)|alle betroffen|gesamte[nrs]? \\w+|kein kunde|sab log|sabhi|sabka"
          + "|kisi (ka|se) bhi|poor[aie] (team|office|floor|company|building|plant)|saare)\\b"
          + "|सभी|सब लोग|पूर[ाीे] |किसी का भी|कोई (भी )?नहीं|कोई ग्राहक"),
  /** There is a date or an hour. */
  DEADLINE(
      "deadline",
      "\\b(today|tonight|tomorrow|by (eod|noon|\\d)|(half an|in an|within an|an) hour|in \\d+"
          + " (hours?|minutes?)|deadline|cut-?off|month[- ]end|right now|live right|waiting"
          + "|go-?live|design freeze|heute|morgen früh|bis \\d+ uhr|halben stunde|frist"
          + "|monatsabschluss|warten|aaj (hi|tak|shaam)?|kal (subah|presentation|deadline)"
          + "|abhi|(ek|aadhe) ghante|khadi (hai|hain))\\b|आज (ही|शाम|तक)?|कल सुबह|(एक|आधे) घंटे|खड़ी हैं"),
  /** The writer presses. */
  PRESSURE(
      "tone",
      "\\b(urgent(ly)?|asap|critical|emergency|immediately|at once|escalat\\w+|unacceptable"
          + "|dringend|kritisch|notfall|sofort|jaldi|turant|fauran|bahut zaroori|pareshan)\\b"
          + "|तुरंत|जल्दी करें|कृपया जल्दी|अर्जेंट|बहुत ज़रूरी|परेशान|!!+"),
  /** The writer cannot go on. */
  BLOCKED(
      "work is blocked",
      "\\b((can ?not|can't|unable to) (work|ship|log in|sign in)|blocked|(totally )?stuck|"
          + "kaam (bilkul )?(ruk|band|thap)\\w*|ruk gaya|(kann|können) nicht (arbeiten|bestellen))\\b"
          + "|काम (रुक|नहीं कर पा)|रुका है|रुक ग"),
  /** Somebody may do harm. */
  HARM(
      "security harm",
      "\\b(ransom\\w*|encrypt\\w*|hacked?|trojan|data leak|breach|typed in my password|clicked a"
          + "|password (bhi )?daal|lost my company|kho gaya|erpresser\\w*|verschlüsselt|trojaner"
          + "|smoke|burnt|rauch)\\b|फिरौती|एन्क्रिप्ट|वायरस|खो गया|पासवर्ड डाल"),
  /** The writer has time. */
  PATIENCE(
      "no hurry",
      "\\b(no (rush|hurry|urgency)|not urgent|nothing urgent|whenever|when you (get|have) (time|a"
          + " moment)|some time|nice to have|would like|keine eile|nicht dringend|eilt nicht"
          + "|bei gelegenheit|koi jaldi nahi|aaram se|jab (time|samay|free) \\w+|kabhi)\\b"
          + "|(कोई )?जल्दी नहीं|जब समय|समय मिले");

  private final String label;
  private final Pattern pattern;

  UrgencySignal(String label, String pattern) {
    this.label = label;
    this.pattern =
        Pattern.compile(
            pattern,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** The signals of a text; "not urgent" is no pressure. */
  public static Set<UrgencySignal> in(String text) {
    String read = Words.normalized(text);
    Set<UrgencySignal> found = EnumSet.noneOf(UrgencySignal.class);
    for (UrgencySignal signal : values()) {
      if (signal.pattern.matcher(read).find()) {
        found.add(signal);
      }
    }
    if (found.contains(PATIENCE)) {
      found.remove(PRESSURE);
    }
    return found;
  }
}
