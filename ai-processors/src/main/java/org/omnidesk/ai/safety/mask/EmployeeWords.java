package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/** Words that speak of employees, of one's own number and of what is recorded of both. */
final class EmployeeWords {

  private static final String MINE =
      "pernr|perno|persno|(?:my|meri|mera|mere|apni|apna|meine|mein|our|his|her|uski|uska|inki|unki|मेरी|मेरा|उसकी|उनकी|इनकी|अपनी)\\s(?:id|i\\.d\\.|code|आईडी|आई डी|कोड|kennung)(?!\\s?(?:proof|card|pe|par|is not|nahi|hack|block))";

  /** Also {@code new joinee}, {@code the following workers}. */
  private static final String PERSON =
      "employees?|emps?|staff|workers?|workm[ae]n|joiners?|joinees?|new hires?|leavers?|associates?|colleagues?|trainees?|apprentices?|interns?|contractors?|temps|teachers?|nurses?|"
          + "personnel|mitarbeiter(?:in|innen|n|s)?|kolleg(?:e|en|in|innen)|neuzugänge|azubis?|auszubildende[rn]?|praktikant(?:in|en)?|leiharbeiter(?:in)?|werkstudent(?:in|en)?|monteur(?:in|e)?|fahrer(?:in)?|beschäftigten?|karm?a?chariy?o?n?|karamchari|karmchariyon|"
          + "कर्मचारी|कर्मचारियों|कार्मिकों|कार्मिक|श्रमिक|श्रमिकों|मज़दूरों|मजदूरों|स्टाफ|सहकर्मी";

  /** What is recorded of employees: numbers beside names are theirs. */
  private static final String DUTY =
      "attendance|leaves?|roster|shifts?|payroll|payslips?|salary|salaries|overtime|transfers?|biometrics?|punch(?:es)?|joining|onboarding|offboarding|appraisals?|timesheets?|wages|muster|training list|hazri|haziri|hajiri|chutti|chhutti|tankha|tankhwah|vetan|"
          + "schichten?|urlaub|lohn|gehalt|stempel(?:ung|ungen|zeiten)?|zeitkonto|zeitkonten|zeitbuchung(?:en)?|überstunden|versetzung(?:en)?|उपस्थिति|हाजिरी|हाज़िरी|वेतन|छुट्टी|अवकाश|तबादला|तबादले|स्थानांतरण|पारी|शिफ्ट|ओवरटाइम";

  /** Group 1: a label that says number; group 2: what is recorded; neither: a person. */
  static final Keyed KEY =
      new Keyed(
          EmployeeLabels.PAIRS
              + " my me ap ou hi he us in un मे उस उन इन अप em st wo jo ne le as co tr ap in co op te nu dr gu pe mi ko be ka कर का श् मज स् सह से az au pr le we fa at le ro sh pa sa ov bi pu jo on of ap ti wa tr mu ha ch ve ta sc ur lo ge st ze üb उप हा वे छु अव तब स् पा शि ओव",
          Pattern.compile(
              "(?:("
                  + EmployeeLabels.NUMBERED
                  + "|"
                  + MINE
                  + ")|"
                  + PERSON
                  + "|("
                  + DUTY
                  + "))(?![\\p{L}\\p{M}\\p{N}_])",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

  private EmployeeWords() {}
}
