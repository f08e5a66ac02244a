package org.omnidesk.ai.safety.mask;

/** What people call the number of an employee, in forms and sentences of four languages. */
final class EmployeeLabels {

  /** The word for number; a label of two words is not complete without it. */
  private static final String NUMBER =
      "(?:i\\.?d\\.?s?|number|numbers|num|nummern?|nos?|nr|nbr|nmbr|code|codes|#|n°|kennung|संख्या|नंबर|नम्बर|नं|आईडी|आई डी|आइडी|क्रमांक|कोड|sankhya|kramank|nambar|numbr)(?![\\p{L}\\p{M}\\p{N}])\\.?";

  /** May stand without the word for number. */
  private static final String PERSON =
      "employee|emp\\.|emp|empl|employe|employé|staff|worker|workman|associate|karmchari|karamchari|karmachari|colleague|contractor|pernr|perno|persno|badge|"
          + "mitarbeiter(?:in)?|कर्मचारी|एम्प्लॉई|एंप्लॉयी|स्टाफ|एम्पलाई|एम्प्लॉयी|इम्प्लॉई|इम्प्लॉयी|एम्प्लाई|एम्पलॉयी|कार्मिक|बैज|पर्नर";

  /** One word with the number in it. */
  private static final String WHOLE =
      "empid|emp_id|empno|emp_no|empcode|emp_code|employeeid|employee_id|employeeno|employeenumber|employee_number|employeecode|employee_code|staffid|staff_id|staffno|staff_no|staffcode|workerid|worker_id|personid|person_id|personnelno|"
          + "personnel_no|personnelnumber|personnel_number|payrollno|payroll_no|payroll_number|badgeno|badge_no|badge_id|badgenumber|ecode|e-code|e code|pers\\.?\\s?-?\\s?(?:nr|no)|persnr|personalnummer|personalnr|personal-nr|personal-nummer|"
          + "personal nr|personalnum|mitarbeiternummer|mitarbeiternr|mitarbeiter-nr|mitarbeiter-nummer|mitarbeiterkennung|ma-nr|ma nr|ma-nummer|stammnummer|stammnr|stamm-nr|ausweisnummer|ausweisnr|ausweis-nr|werksausweis|dienstnummer|dienst-nr|"
          + "matricule|works (?:number|no|id)|company (?:id|number)|office id|collar (?:number|no)|arbeitnehmernummer|arbeiternummer|persid|pers-id|(?-i:PNr|P-Nr)|numéro employé|numero employe|hrmsid|hrid|cwid|gpn|ईएमपी आईडी|एम्प आईडी";

  /** Says nothing of an employee without the word for number behind it. */
  private static final String THING =
      "agency|hazri|haziri|hajri|hajiri|personnel|personal|payroll|sap personnel|sap hr|sap user|hr|hrms|hris|ess|token|punch|punching|punch card|clock|clock card|time card|timecard|muster|muster roll|attendance|biometric|id card|identity card|identity|i-card|icard|mitarbeiter-|"
          + "gate card|user emp|person|operator|teller|cashier|agent|officer|doctor|nurse|faculty|teacher|crew|pilot|guard|clerk|supervisor|advisor|engineer|inspector|consultant|technician|driver|trainee|apprentice|intern|member|resource|पेरोल|सेवा|प्रशिक्षु|प्रशिक्षार्थी|श्रमिक|मज़दूर|मजदूर|संविदाकर्मी|अधिकारी|शिक्षक|नर्स|ऑपरेटर|ड्राइवर|चालक|गार्ड|सेवाकर्मी|टोकन|पंच|पहचान पत्र|आईडी कार्ड|हाजिरी|ईएमपी|एम्प|व्यक्ति";

  private static final String LETTER = "p|e|ई|eid|pid|p\\.|e\\.";

  /** A label in running text, not yet what links it to its value. */
  static final String LABEL =
      "(?:(?:"
          + WHOLE
          + ")\\.?(?:[ ._/-]{0,2}"
          + NUMBER
          + ")?|(?:"
          + PERSON
          + ")(?:s(?=\\s+\\d))?(?:'?s?\\.?[ ._/-]{0,3}(?:card[ ._-])?"
          + NUMBER
          + "){0,2}|(?:"
          + THING
          + ")s?\\.?[ ._/-]{0,3}"
          + NUMBER
          + "|(?:"
          + LETTER
          + ")(?:[ ._/-]{0,2}"
          + NUMBER
          + ")?)";

  /** A label that says number. */
  static final String NUMBERED =
      "(?:" + WHOLE + "|(?:" + PERSON + "|" + THING + ")'?s?\\.?[ ._/-]{0,3}" + NUMBER + ")";

  /** The pairs of chars that a label can begin with, see {@link Keyed}. */
  static final String PAIRS = pairs();

  private EmployeeLabels() {}

  private static String pairs() {
    StringBuilder pairs =
        new StringBuilder("wo co of ar pn p- e- e_ e. e# e: e= p_ p. p- p# p: p= p( ई_ ई: e( i-");
    for (String words : new String[] {WHOLE, PERSON, THING, LETTER}) {
      for (String word : words.split("\\|")) {
        if (word.length() > 1 && word.charAt(1) != '\\') {
          pairs
              .append(' ')
              .append(word.charAt(0))
              .append(word.charAt(1) == ' ' ? '_' : word.charAt(1));
        }
      }
    }
    return pairs.toString();
  }
}
