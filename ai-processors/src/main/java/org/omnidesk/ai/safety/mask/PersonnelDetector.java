package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Employee numbers by the installation's patterns and by the word before them; PAN tax ids. */
final class PersonnelDetector implements Detector {

  private static final String WORD = "(?<![\\p{L}\\p{N}_./\\\\-])";

  /** Five letters, the fourth the kind of holder, four digits, a letter. */
  private static final Pattern PAN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_./\\\\])(?<!(?<!pan|card|no|number)-)([A-Z]{5})[ -]?(\\d{4})[ -]?([A-Z])(?![\\p{L}\\p{N}_-])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PAN_WORD =
      Surroundings.near("pan|pan card|pan no|pan number|permanent account number|पैन|पैन कार्ड");
  private static final String HOLDERS = "ABCEFGHJKLPT";

  /** {@code 104422 is my employee id}. */
  private static final Pattern REVERSED =
      Pattern.compile(
          WORD
              + "([A-Z]{0,4}-?\\d{4,10})\\s(?:(?:is|was)\\s(?:my|the|his|her|our)|(?:ye|yeh)?\\s?(?:mera|meri|uska|uski)|यह मेरा|मेरा|मेरी)\\s(?:employee|emp|staff|personnel|कर्मचारी)(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** {@code user asha@acme.in (00012345)}, {@code salary of 104422}. */
  private static final Keyed OF_PERSON =
      new Keyed(
          "us mi be ko an em co ma jo mr ms ap re ca as st pe sa pa at le on of ba lo pr ac कर",
          Pattern.compile(
              "(?<![\\p{L}\\p{N}_])(?:(?:user|mitarbeiter(?:in)?|benutzer(?:in)?|kolleg(?:e|in)|antragsteller(?:in)?|employee name|employee|colleague|manager|joiner|joinee|mr|mrs|ms|approver|requester|requestor|caller|reporter|assignee)(?![\\p{L}\\p{N}])[^\\n]{1,60}?\\(|"
                  + "(?:employee|emp|staff|personnel|associate|कर्मचारी)\\s?(?:id|no\\.?|number|code|आईडी|कोड|नंबर|संख्या)(?![\\p{L}\\p{M}])[^\\n.\\d]{1,40}?(?:\\s(?:is|was|hai|है)\\s|[:=]\\s?)|"
                  + "(?:salary|payslip|pay slip|attendance|leaves?|leave balance|payroll|reimbursement|appraisal|onboarding|offboarding|joining|badge|login|profile|account)\\s(?:of|for|ka|ki|ke)\\s)[\"']?"
                  + "([A-Z]{0,3}-?\\d{4,8})(?![\\p{L}\\p{N}_])(?![.,:/-]\\d)(?!\\s(?:rs|users|days|people|employees|rupees|inr))",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

  /** {@code 90417/Suraj Patil}, {@code Suraj Patil (90417)}. */
  private static final Pattern WITH_NAME =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_./#-])(\\d{5,6}) ?[/-] ?(\\p{Lu}\\p{Ll}{2,14}) (\\p{Lu}\\p{Ll}{2,14})(?![\\p{L}\\p{N}])"
              + "|(?<![\\p{L}\\p{N}_./-])(\\p{Lu}\\p{Ll}{2,14}) (\\p{Lu}\\p{Ll}{2,14})(?: \\(| ?/ ?| [-–] )(\\d{5,6})(?![\\p{L}\\p{N}_/.-])");

  /** Capitalised words that are no names of people. */
  private static final Pattern TITLE =
      Pattern.compile(
          "(?i)cost|cent(?:er|re)|purchase|order|sales|invoice|delivery|note|company|code|account|vendor|customer|supplier|material|plant|batch|ticket|incident|request|change|error|event|windows|server|office|build|version|patch|update|"
              + "release|security|notice|article|knowledge|base|model|serial|number|part|item|asset|room|floor|building|sector|block|gate|line|port|postal|pin|zip|street|road|nagar|city|new|old|the|this|that|please|dear|hello|"
              + "help|desk|service|support|total|amount|price|budget|salary|pay|roll|fiscal|year|page|step|case|claim|policy|loan|group|department|division|area|region|branch|store|warehouse|project|task|job|run|report|"
              + "user|users|client|transport|program|transaction|internal|external|general|ledger|profit|tax|goods|receipt|stock|quality|production|maintenance|work|center|human|resources|bank|card|credit|debit|kredit|"
              + "rechnung|bestellung|auftrag|lieferschein|kunde|beleg|konto|werk|halle|raum|delhi|mumbai|pune|bangalore|bengaluru|chennai|kolkata|hyderabad|noida|gurgaon|gurugram|kochi|lucknow|india|germany|london|berlin|hamburg|munich|stuttgart|paris");

  private static final Pattern NO_EMPLOYEE =
      Surroundings.before(
          "error|errors|fehler|code|fault|event|exception|warning|alarm|model|printer|laserjet|latitude|thinkpad|"
              + "elitebook|elitedisplay|canon|hp|dell|epson|samsung|lenovo|xeon|part|sku|route|gate|room|block|message|msg|"
              + "त्रुटि|एरर|मॉडल");

  private final List<Pattern> patterns;

  /**
   * @param patterns of the installation's employee numbers
   */
  PersonnelDetector(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    List<int[]> windows = Windows.ofDigits(text, 12, 40);
    for (Pattern pattern : patterns) {
      Windows.each(
          pattern,
          text,
          windows,
          matcher -> {
            if (!Surroundings.hasBefore(NO_EMPLOYEE, text, matcher.start())
                && !Surroundings.isOtherNumber(text, matcher.start())) {
              found.add(new MaskSpan(matcher.start(), matcher.end(), MaskType.EMPLOYEE));
            }
          });
    }
    Windows.each(
        REVERSED,
        text,
        windows,
        m -> found.add(new MaskSpan(m.start(1), m.end(1), MaskType.EMPLOYEE)));
    Windows.each(
        WITH_NAME,
        text,
        Windows.ofDigits(text, 40, 40),
        match -> {
          int name = match.group(1) == null ? 4 : 2;
          int number = match.group(1) == null ? 6 : 1;
          if (!TITLE.matcher(match.group(name)).matches()
              && !TITLE.matcher(match.group(name + 1)).matches()
              && !Surroundings.isOtherNumber(text, match.start())) {
            found.add(new MaskSpan(match.start(number), match.end(number), MaskType.EMPLOYEE));
          }
        });
    OF_PERSON.each(
        text,
        m -> {
          if (!m.group(1).matches("(?:19|20)\\d\\d")) {
            found.add(new MaskSpan(m.start(1), m.end(1), MaskType.EMPLOYEE));
          }
        });
    Windows.each(
        PAN,
        text,
        windows,
        pan -> {
          if (isPan(text, pan)) {
            found.add(new MaskSpan(pan.start(), pan.end(), MaskType.PAN));
          }
        });
    return found;
  }

  private static boolean isPan(String text, Matcher pan) {
    if (pan.group().matches("(?i)([A-Z])\\1{4}.?(?:0000|1234|9999).?\\1")) {
      return false; // the form of a PAN, nobody's number
    }
    if (Surroundings.has(PAN_WORD, text, pan.start())) {
      return true;
    }
    String letters = pan.group(1) + pan.group(3);
    boolean upper = letters.equals(letters.toUpperCase());
    boolean lower = letters.equals(letters.toLowerCase());
    boolean joined = pan.end() - pan.start() == 10;
    return HOLDERS.indexOf(Character.toUpperCase(pan.group(1).charAt(3))) >= 0
        && (upper || lower && joined)
        && !Surroundings.isOtherNumber(text, pan.start());
  }
}
