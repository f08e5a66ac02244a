package org.omnidesk.ai.safety.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words beside a value that say it is a user, a device, a paper or a message and no secret. */
final class OtherLabels {

  private static final String LINK =
      "(?:\\sof\\s\\p{L}{3,12})?(?:[ _-]?(?:name|number|no\\.?|nr\\.?|num|id|ids|code|tag|key))?(?:\\s(?:is|was|ist|war|hai|ka|ki|ke|est|named|called|of|with|no\\.?|है|का|की))?[\\s\"'(:=#]{1,4}$";

  /** Whom or what a value names. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[^\\p{L}\\p{M}])(?:users?|username|user[ _-]?name|user[ _-]?id|userid|uid|benutzer(?:name|kennung)?|kennung|nutzer|anmeldename|login(?:[ _-]?(?:id|name))?|logon|id|ids|account|accounts|konto|alias|profile|mailbox|"
              + "host|hostname|server|system|client|mandant|laptop|notebook|pc|desktop|workstation|machine|computer|device|gerät|rechner|printer|drucker|scanner|tablet|router|switch|firewall|access point|ap|ssid|domain|realm|"
              + "transaction|t-?code|tcode|table|report|program|role|profile|class|bean|method|field|column|file|folder|share|sheet|path|page|form|app|"
              + "camera|cam|cctv|nvr|module|library|package|kernel|commit|revision|sha|hash|fingerprint|thumbprint|digest|certificate|job|process|service|task|step|ticket|tickets|incident|request|case|order|orders|po|invoice|asset|serial|s/n|sn|model|modell|make|version|build|release|patch|firmware|driver|hotfix|update|article|kb|error|fehler|code|event|status|reference|ref|batch|lot|part|sku|"
              + "room|floor|gate|plant|werk|line|building|block|bay|vehicle|truck|registration|"
              + "यूज़र|यूजर|यूज़रनेम|यूजरनेम|उपयोगकर्ता|आईडी|आई डी|खाता|लॉगिन|टिकट|सर्वर|लैपटॉप|मशीन|प्रिंटर|नेटवर्क|त्रुटि|एरर|कोड|मॉडल|सीरियल|संस्करण|कमरा|गेट)"
              + LINK,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A value with a sign that only secrets have may still be a name to log in with. */
  private static final Pattern USER =
      Pattern.compile(
          "(?:^|[^\\p{L}\\p{M}])(?:users?|username|user[ _-]?name|user[ _-]?id|userid|uid|benutzer(?:name|kennung)?|kennung|anmeldename|login[ _-]?(?:id|name)|upi(?: id)?|vpa|file|folder|class|method|bean|column|यूज़र|यूजर|यूज़रनेम|यूजरनेम|उपयोगकर्ता|आईडी)"
              + LINK,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What a value is, said behind it. */
  private static final Pattern CALLED =
      Pattern.compile(
          "[\"')]?\\s(?:user|users|id|ids|account|accounts|login|benutzer|konto|laptop|pc|server|system|printer|drucker|scanner|phone|machine|router|switch|model|network|ssid|wifi|wlan|transaction|report|table|ticket|order|error|fehler|file|folder|release|version|update|patch|room|gate|token device|(?:with|and|mit|und|aur) (?:the |das |dem )?(?:password|passwort|kennwort|pwd?|pass|pin)|यूज़र|यूजर|आईडी|लैपटॉप|सर्वर|नेटवर्क|टिकट|मशीन|प्रिंटर)(?![\\p{L}\\p{M}-])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A field of a form: the line begins with its name. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?:^|\\n)[>|*•\\s-]{0,6}([\\p{L}][\\p{L}\\p{M} ./_()-]{1,30}?)\\s{0,12}[:=]\\s{0,12}[\"']?$");

  /** Such a field may hold a secret. */
  private static final Pattern SECRET_FIELD =
      Pattern.compile(
          "(?:^|.*[^\\p{L}])(?:old|new|current|previous|temp|temporary|initial|default|typed|tried|entered|value|this|now|then|set|pehle|purana|naya|ab|alt|neu|alte[rs]?|neue[rs]?|bisher|jetzt|first|second|wifi|wi-fi|wlan|vpn|mail|note|notes|remark|remarks|comment|answer|reply|पुराना|नया|अब|पहले)(?:$|[^\\p{L}].*)|.*(?:pass|pw|kenn|code|key|pin|secret|पास|पिन).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private OtherLabels() {}

  static boolean isLabelled(String text, int from, int to) {
    return NAMED.matcher(text.substring(Math.max(0, from - 44), from)).find()
        || Surroundings.isOtherNumber(text, from)
        || Surroundings.follows(CALLED, text, to, 24)
        || isOtherField(text, from);
  }

  /** As {@link #isLabelled}, for what looks like nothing but a secret. */
  static boolean isUser(String text, int from) {
    return USER.matcher(text.substring(Math.max(0, from - 44), from)).find();
  }

  private static boolean isOtherField(String text, int from) {
    Matcher field = FIELD.matcher(text.substring(Math.max(0, from - 64), from));
    return field.find() && !SECRET_FIELD.matcher(field.group(1)).matches();
  }
}
