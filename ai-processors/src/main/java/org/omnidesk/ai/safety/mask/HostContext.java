package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/** What stands around the name of a machine in tickets and logs, in four languages. */
final class HostContext {

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?:^|[^\\p{L}\\p{N}])(?:server|servers|host|hosts|hostname|host name|machine|machine name|computer name|computername|pc name|node|ping|ssh|telnet|rdp to|"
              + "nslookup|tracert|traceroute|vm|jump host|jumphost|gateway|domain controller|file server|print server|mail server|db server|database server|"
              + "workstation|laptop|notebook|desktop|terminal|kiosk|till|thin client|client|controller|appliance|gerät|rechner|drucker|access point|scanner|plotter|system|printer|pc|router|switch(?: stack)?|stack|blade|firewall|device|endpoint|hosts named|cluster|instance|लैपटॉप|कंप्यूटर|कम्प्यूटर|प्रिंटर|सिस्टम|asset name|device name|fqdn|dns name|सर्वर|होस्ट|मशीन|होस्टनेम)"
              + "(?:\\s(?:name|named|called|is|naam|ka naam|का नाम|to))?(?:\\s?(?:is|hai|है|=|:|-)?[\\s\"'(:=]{1,3}|[ \\t]{0,30}[:=|][ \\t]{0,12}[\"']?)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[^\\p{L}\\p{N}])(?:(?:laptop|notebook|pc|computer|rechner|server)[^\\n]{1,40}[^\\p{L}]name|hostname|host name|host_name|host-name|computer ?name|machine ?name|server ?name|pc[ -]?name|rechnername|gerätename|servername|device ?name|dns name|netbios name|होस्टनेम)\\s?(?:is|hai|है|=|:|-)?[\\s\"'(:=]{1,3}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PRODUCT_BEFORE =
      Surroundings.near(
          "hp|dell|laserjet|canon|epson|lenovo|cisco|netgear|samsung|catalyst|model|printer model|covid|article|kb");

  /** Numbers of things that look like names of machines: what the word before says they are. */
  private static final Pattern OTHER_THING =
      Surroundings.before(
          "output device|house bank|hausbank|bank|ausgabeger(?:ä|ae)t|specification|spec|spezifikation|lastenheft|pflichtenheft|konzept|concept|document|dokument|form|formular|"
              + "template|vorlage|policy|sop|guideline|section|chapter|kapitel|clause|annex|appendix|procedure|work instruction|arbeitsanweisung|drawing|zeichnung|report|"
              + "work ?cent(?:er|re)|profit ?cent(?:er|re)|business area|segment|sales org|purchasing group|mrp controller|storage bin|bin|lagerplatz|arbeitsplatz|cost cent(?:er|re)|kostenstelle|storage location|lagerort|company code|buchungskreis|plant|werk|movement type|bewegungsart|"
              + "transaction|tcode|t-code|transaktion|variant|variante|program|programm|function module|table|tabelle|field|feld|role|rolle|profile|infotype|package|paket|"
              + "transport|layout|output type|message type|nachrichtenart|wage type|lohnart|risk|control|finding|audit|license|lizenz|course|training|module|modul|"
              + "gate pass|rule|regel|signature|cve|advisory|sensor|valve|ventil|pump|pumpe|motor|conveyor|tag|part|spare part|ersatzteil|kit|locker|spind|shelf|rack|regal");

  /** A name that is built as one of many things: on, to, from, ping. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:^|[^\\p{L}\\p{N}])(?:(?:failed|running|runs|hosted|installed|deployed|mounted|full|stopped|started|crashed|logged|login|log in|logon|jobs?|services?|disk|space|cpu|memory|ram|"
              + "backup|agent|daemon|process|instance|database|db|patch(?:ed|es|ing)?|reboot|restart|stuck|hangs?|dienst|läuft|laufen) (?:on|in|at|to|from|of|auf|von|into)|"
              + "ping|pinging|ssh|ssh to|ssh into|rdp|rdp to|rdp on|rdp auf|telnet|telnet to|winrm to|logged (?:on|in|into)(?: to)?|log ?in (?:on|to|into)|logon (?:to|on)|"
              + "connect(?:ed|ing|ion|ions)? (?:to|with|from)|connects to|verbindung (?:zu|mit|von|auf)|reboot(?:ed|ing)?|restart(?:ed|ing)?|neustart (?:von|auf)|failover (?:to|from|auf)|"
              + "fail(?:ed)? over to|switch(?:ed)? over to|migrat(?:e|ed|ion) (?:to|from)|moved? (?:to|from)|copied (?:to|from)|replicat(?:e|ed|ion) (?:to|from)|between|"
              + "hop(?:ped)? to|jump(?:ed)? to|reach|access|unable to reach|cannot reach|can not reach|erreiche|erreichen|media agent|agent|appliance|hypervisor|controller|primary|secondary|standby|replica|slave|master|"
              + "monitor(?:ing)?|alert|alarm|critical|warning|problem|recovery|ok|down|up|host|box|server|machine|vm|sur|serveur|depuis)"
              + "(?: (?:the|our|both|der|dem|den|die|server|host|node|box|machine|vm|rechner))?[\\s\"'(:=\\[>-]{1,3}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Anything may stand behind these: the name itself must show a role. */
  private static final Pattern WEAK_BEFORE =
      Pattern.compile(
          "(?:^|[^\\p{L}\\p{N}])(?:on|auf|from|von|via|über|to|zu|at|in|for|für|and|und|aur|or|only|nur)"
              + "(?: (?:the|our|both|der|dem|den|die))?[\\s\"'(]{1,2}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern DEED =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:ping|pinging|ssh|telnet|rdp|nslookup|connect(?:ed|ing|ion)?|reach|log(?:ged)? ?in|logon|verbindung|failover|reboot(?:ed)?|restart(?:ed)?)(?: (?:to|into|on|with|from|zu|mit))?[\\s\"']{1,2}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern USER =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:users?|username|benutzer|login|account|konto|kennung|यूज़र|यूजर)[\\s\"':=(]{1,3}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ON =
      Pattern.compile(
          "(?:^|[^\\p{L}\\p{N}])(?:on|auf|from|von|via)[\\s\"'(]{1,2}$", Pattern.CASE_INSENSITIVE);

  /** {@code Asset: LKO-LAP-0412}; a tag or a number of an asset is none. */
  private static final Pattern ASSET =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:asset|device|gerät)[ .\\t]{0,20}[:=][ \\t]{0,6}$",
          Pattern.CASE_INSENSITIVE);

  /** A port or an address, or how it is with the machine. */
  private static final Pattern AFTER =
      Pattern.compile(
          "[\"')\\]]{0,2}(?::\\d{2,5}(?!\\d)|\\s?[(\\[]\\s?(?:ip[: ]{0,2})?\\d{1,3}(?:\\.\\d{1,3}){3}|/\\d{1,3}(?:\\.\\d{1,3}){3}|\\s(?:server|host|node|box|vm|machine|rechner|सर्वर|मशीन)(?!\\p{L})|,?\\s(?:again |still |now |also |immer noch |nicht mehr |gerade )?(?:"
              + "(?:is|was|are|seems|went|has been|ist|war|sind)?\\s?(?:not |un|nicht )?(?:down|up|offline|online|reachable|pingable|pinging|ping|responding|respond|accessible|erreichbar|frozen|hung|hanging|crashed|dead|slow|rebooted|restarted|unreachable|unresponsive|overloaded|full|patched)(?!\\p{L})"
              + "|(?:does not|doesn't|did not|didn't|can't|cannot|won't|not|will not|keeps) (?:respond|answer|boot|start|ping|reach|reboot|crash|restart|connect|come)(?!\\p{L})"
              + "|antwortet|reagiert|startet|läuft|laeuft|hängt|haengt|fährt|geht nicht|ist weg|ausgefallen|abgestürzt|neu gestartet|refused|rejected|drops|dropped|flaps|flapping|loses|lost|refuses|rejects|answers|boots|beeps|restarts|crashes|complains|freezes|overheats|timed out|times out|closed the connection|reports|reported|shows|log shows|rebooted|crashed|failed|restarted|hangs|"
              + "(?:pe|par|se|ko|ka|ki|me|mein|पर|से|को|में) (?:login|log in|alert|alarm|load|memory|ram|patch|update|agent|monitoring|issue|problem|file|data|connect|ping|rdp|ssh|access|remote|job|backup|disk|space|restart|reboot|service|cpu|error|jana|laga|लॉगिन|कनेक्ट|पिंग|बैकअप|रीस्टार्ट|एक्सेस)|"
              + "(?:down|band|hang|slow|off|restart|reboot|ping|up) (?:hai|ho|hua|nahi|nhi|kar|karna|karo|ho gaya|hogaya)|डाउन|बंद|हैंग|रीस्टार्ट|नहीं खुल|चालू|port \\d|on port|auf port))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private HostContext() {}

  /** A word such as "server" stands directly before. */
  static boolean isAnnounced(String text, int from) {
    return Surroundings.has(ANNOUNCED, text, from, 60)
        && !Surroundings.hasBefore(OTHER_THING, text, from);
  }

  /** A field that holds names of machines and nothing else. */
  static boolean isNamed(String text, int from) {
    return Surroundings.has(NAMED, text, from, 60);
  }

  /** An order, a form, a bank: the word before says that it is no machine. */
  static boolean isOtherThing(String text, int from) {
    return Surroundings.isOtherNumber(text, from) && !Surroundings.has(ASSET, text, from, 36)
        || Surroundings.hasBefore(OTHER_THING, text, from);
  }

  static boolean isProductModel(String text, int from) {
    return Surroundings.has(PRODUCT_BEFORE, text, from);
  }

  /** What is done to machines stands directly before. */
  static boolean isDeed(String text, int from) {
    return Surroundings.has(DEED, text, from, 30);
  }

  /** Where things run, what is pinged or restarted. */
  static boolean isPlace(String text, int from, int to) {
    if (Surroundings.has(USER, text, from, 20)) {
      return false;
    }
    return Surroundings.has(BEFORE, text, from, 44)
        || HostShape.hasRole(text.substring(from, to))
            && Surroundings.has(WEAK_BEFORE, text, from, 16)
        || HostShape.isPadded(text.substring(from, to)) && Surroundings.has(ON, text, from, 10)
        || Surroundings.follows(AFTER, text, to, 60);
  }
}
