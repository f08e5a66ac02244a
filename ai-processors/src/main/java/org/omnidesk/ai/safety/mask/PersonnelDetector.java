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
          WORD + "([A-Z]{5})[ -]?(\\d{4})[ -]?([A-Z])(?![\\p{L}\\p{N}_-])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PAN_WORD =
      Surroundings.near("pan|pan card|pan no|pan number|permanent account number|पैन|पैन कार्ड");
  private static final String HOLDERS = "ABCEFGHJKLPT";

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])(?:(?:employee|emp|staff|personnel|personal|worker|associate|ecode|e-code|pernr|payroll|sap personnel|karmchari|"
              + "personalnummer|कर्मचारी|एम्प्लॉई|एंप्लॉयी|स्टाफ)"
              + "(?:[ ._-]{0,2}(?:id|ids|no|num|number|nr|code|#|संख्या|नंबर|आईडी|क्रमांक|कोड|sankhya)\\b?\\.?)?)"
              + "[\\s]{0,2}(?:is|was|hai|है|ist)?[\\s:=#(-]{0,4}([A-Z]{0,3}-?\\d{3,10})(?![\\p{L}\\p{N}_])(?![.,:-]\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern BARE =
      Pattern.compile("(?i)(?:employee|staff|associate|worker|personal|payroll)s?\\s+\\d{3,4}$");

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
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        if (!Surroundings.has(NO_EMPLOYEE, text, matcher.start())
            && !Surroundings.isOtherNumber(text, matcher.start())) {
          found.add(new MaskSpan(matcher.start(), matcher.end(), MaskType.EMPLOYEE));
        }
      }
    }
    Matcher announced = ANNOUNCED.matcher(text);
    while (announced.find()) {
      if (!BARE.matcher(announced.group()).find()) {
        found.add(new MaskSpan(announced.start(1), announced.end(1), MaskType.EMPLOYEE));
      }
    }
    Matcher pan = PAN.matcher(text);
    while (pan.find()) {
      if (isPan(text, pan)) {
        found.add(new MaskSpan(pan.start(), pan.end(), MaskType.PAN));
      }
    }
    return found;
  }

  private static boolean isPan(String text, Matcher pan) {
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
