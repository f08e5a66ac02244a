package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of machines inside the house: names under an internal suffix, Windows shares, short names
 * that are built as machines are named (role and number), and any name that a word such as "server"
 * announces. Public web addresses stay: the links of an answer are held to an allow-list instead.
 */
final class HostDetector implements Detector {

  private static final String START = "(?<![\\p{L}\\p{N}_.\\\\-])";
  private static final String END = "(?![\\p{L}\\p{N}_@-])";

  /** What machines do, as their names say it. */
  private static final String ROLE =
      "srv|svr|serv|server|db|dbs|dbsrv|sql|mssql|mysql|pgsql|pg|ora|oracle|app|apps|appsrv|web|websrv|www|api|mail|mailsrv|mx|exch|smtp|imap|"
          + "dc|addc|adc|dns|dhcp|ntp|fs|file|filesrv|fileserver|nas|san|stor|storage|prn|prt|print|printer|printsrv|ptr|ps|vpn|fw|fwl|firewall|gw|gateway|"
          + "rtr|router|sw|swt|switch|core|acc|dist|wlc|wap|ap|lb|ltm|proxy|prx|esx|esxi|vm|vdi|host|node|k8s|kube|hv|hyperv|ctx|citrix|rds|rdp|ts|term|"
          + "jump|jmp|bastion|backup|bkp|bck|bak|sap|sapapp|sapdb|hana|s4|erp|crm|mes|scada|prd|prod|dev|qas|uat|stg|log|logs|syslog|mon|monitor|nagios|zabbix|"
          + "grafana|elk|elastic|kafka|redis|mongo|git|gitlab|jenkins|jira|wiki|sftp|ftp|laptop|lap|lt|ltp|nb|nbk|notebook|pc|ws|wks|wkst|wst|workstation|"
          + "desktop|dt|dsk|dtp|tab|tablet|mac|macbook|mbp|imac|kiosk|pos|cam|cctv|nvr|ups|pdu|ilo|idrac|ipmi|mob|phone|voip|pbx|cucm|sbc|iot|plc|hmi|scan|scanner|mfp|radius|ldap|ad|sso|adfs|wsus|sccm|dmz|intranet|portal|build|test|tst|batch|etl|bi|dwh|rpt|report|cache|queue|mq|esb|iis|nginx|tomcat";

  /** Roles that are also ordinary words or ticket prefixes: one hyphen and a number do not do. */
  private static final String WEAK =
      "test|build|node|core|phone|report|mac|tab|app|apps|web|api|ts|ad|host|s4|pos|log|logs|batch|sap|dist|acc|file|mail|mob|queue|cache|portal|scan|dev|prod|serv|ps|bi|print|backup|wiki|jira|git|switch|server|storage|term|ap|pg|jump|desktop|laptop|printer|router|tablet|firewall|gateway|workstation|notebook|scanner|monitor|ups|crm|erp|mes|www|api|dt|lap|tst";

  private static final Pattern SHORT =
      Pattern.compile(
          START + "[a-z0-9]{1,15}(?:[-_][a-z0-9]{1,15}){0,5}" + END, Pattern.CASE_INSENSITIVE);
  private static final Pattern ROLE_LABEL =
      Pattern.compile("(?:" + ROLE + "){1,3}\\d{0,5}[a-z]?", Pattern.CASE_INSENSITIVE);
  private static final Pattern WEAK_LABEL =
      Pattern.compile("(?:" + WEAK + ")", Pattern.CASE_INSENSITIVE);
  private static final Pattern ROLE_NUMBER =
      Pattern.compile("(?:" + ROLE + "){1,3}\\d{2,6}", Pattern.CASE_INSENSITIVE);

  /** A site before the role in capitals: {@code MUMSRV01}. */
  private static final Pattern SITE_ROLE_NUMBER =
      Pattern.compile(
          "[A-Z]{2,8}(?:SRV|SVR|SQL|DB|APP|WEB|DC|FS|PRN|PRT|LT|LAP|PC|WS|WKS|NB|ESX|VM|FW|SW|RTR|GW|NAS|SAP|PRD|PROD|DEV|UAT|EXCH|MX|MAIL|VPN|AP)-?\\d{1,4}[A-Z]?");

  private static final Pattern WINDOWS_DEFAULT =
      Pattern.compile(
          "(?:DESKTOP|LAPTOP|WIN|TABLET)-(?=[A-Z0-9]*\\d)[A-Z0-9]{5,12}", Pattern.CASE_INSENSITIVE);
  private static final Pattern STRONG_PREFIX =
      Pattern.compile(
          "(?:srv|svr|esx|esxi|nas|fs|dc|vm|sql|ctx)-[a-z0-9-]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern GENERIC_SECOND =
      Pattern.compile(
          ".*-(?:server|servers|client|clients|side|link|based|level|ware|tools|admin|user|users|file|files|host|hosts|manager|agent|only|wide|to|and|or|drive|storage|query|queries|injection)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern QUALIFIED =
      Pattern.compile(
          START
              + "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){1,8}"
              + END,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INTERNAL_LABEL =
      Pattern.compile("corp|internal|intern|intranet|intra|lan|ad|priv|private|mgmt|oob|dmz|hq");
  private static final Pattern FILE =
      Pattern.compile(
          ".*\\.(?:exe|dll|msi|log|txt|csv|xlsx?|xlsm|docx?|pptx?|pdf|zip|rar|7z|gz|tar|tgz|iso|img|png|jpe?g|gif|bmp|svg|mp[34]|mov|avi|wav|"
              + "eml|msg|pst|ost|bak|tmp|cfg|conf|ini|ya?ml|json|xml|xsd|html?|css|jsx?|tsx?|py|sh|bat|cmd|ps1|vbs|jar|war|java|class|cs|cpp|sql|dmp|evtx|"
              + "rdp|ovpn|cer|crt|pem|pfx|p12|key|vhdx?|vmdk|ova|dat|db|sqlite|md|rtf|lnk|reg|inf|sys|cab|apk|ipa|dmg|pkg|deb|rpm|ics|vsdx?|mpp|accdb|mdb|one|js|ts|tf|lock|trc|out|err|xls|doc|ppt)",
          Pattern.CASE_INSENSITIVE);

  /** A share: backslashes doubled as in JSON or not. */
  private static final Pattern SHARE =
      Pattern.compile(
          "(?<![\\\\\\p{L}\\p{N}:])(?:\\\\\\\\|\\\\\\\\\\\\\\\\)[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,62}[\\p{L}\\p{N}])?"
              + "(?:\\\\{1,2}[\\p{L}\\p{M}\\p{N}$](?:[\\p{L}\\p{M}\\p{N}._$&()~-]{0,80}[\\p{L}\\p{M}\\p{N}$_)])?"
              // A folder name may hold blanks where another folder follows.
              + "(?: [\\p{L}\\p{M}\\p{N}._$&()~-]{1,40}){0,3}(?=\\\\)"
              + "|\\\\{1,2}[\\p{L}\\p{M}\\p{N}$](?:[\\p{L}\\p{M}\\p{N}._$&()~-]{0,80}[\\p{L}\\p{M}\\p{N}$_)])?){0,20}\\\\?");

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?:^|[^\\p{L}\\p{N}])(?:server|servers|host|hosts|hostname|host name|machine|machine name|computer name|computername|pc name|node|ping|ssh|telnet|rdp to|"
              + "nslookup|tracert|traceroute|vm|jump host|jumphost|gateway|domain controller|file server|print server|mail server|db server|database server|"
              + "workstation|laptop|desktop|system|printer|pc|router|switch|firewall|device|endpoint|hosts named|cluster|instance|लैपटॉप|कंप्यूटर|कम्प्यूटर|प्रिंटर|सिस्टम|asset name|device name|fqdn|dns name|सर्वर|होस्ट|मशीन|होस्टनेम)"
              + "(?:\\s(?:name|named|called|is|naam|ka naam|का नाम|to))?\\s?(?:is|hai|है|=|:|-)?[\\s\"'(:=]{1,3}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[^\\p{L}\\p{N}])(?:hostname|host name|host_name|host-name|computer ?name|machine ?name|server ?name|pc ?name|device ?name|dns name|netbios name|होस्टनेम)\\s?(?:is|hai|है|=|:|-)?[\\s\"'(:=]{1,3}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PRODUCT_BEFORE =
      Surroundings.near(
          "hp|dell|laserjet|canon|epson|lenovo|cisco|netgear|samsung|catalyst|model|printer model|covid|article|kb");

  /** As Oracle, Db2 and IBM number their messages. */
  private static final Pattern ERROR =
      Pattern.compile(
          "(?:ORA|TNS|PLS|RMAN|SP2|SQL|DB2|AMQ|MSG|ERR|CWE|CVE|RFC|ISO|API|HTTP|TS|MQ)[-_]?\\d{3,5}[A-Z]?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLOUD_REGION =
      Pattern.compile(
          "(?:us|eu|ap|sa|ca|me|af|il|cn)-(?:gov-)?(?:north|south|east|west|central){1,2}-?\\d[a-c]?");

  /** {@code mumfs02}: site and role run together in small letters, the number padded. */
  private static final Pattern SMALL_SITE_ROLE =
      Pattern.compile(
          "[a-z]{2,6}(?:srv|svr|sql|db|app|web|dc|fs|mail|vpn|esx|nas|sap|prd|prod|exch|prn|gw|fw|sw)0\\d{1,2}");

  private static final Pattern YEAR_AT_END = Pattern.compile(".*(?<!\\d)(?:19|20)\\d\\d");
  private static final Pattern CLIENT =
      Pattern.compile("[A-Z]{2,8}(?:LT|LAP|PC|WS|WKS|NB|SRV|SVR|PRN|PRT)\\d{4}");
  private static final Pattern NO_NAME =
      Pattern.compile(
          "v?\\d.*|windows\\d+|office\\d+|o365|sql\\d{4}|.*20[0-3]\\d(?:r2)?",
          Pattern.CASE_INSENSITIVE);

  /** Second-level names whose services belong to nobody's house, and public top levels. */
  private static final Pattern PUBLIC =
      Pattern.compile(
          "google|googleapis|microsoft|microsoftonline|office|office365|outlook|live|windows|azure|sharepoint|teams|skype|github|gitlab|bitbucket|"
              + "amazon|amazonaws|aws|apple|icloud|adobe|oracle|sap|ariba|successfactors|concur|workday|zoom|webex|cisco|slack|atlassian|"
              + "salesforce|service-now|servicenow|wikipedia|youtube|facebook|instagram|linkedin|whatsapp|twitter|dropbox|box|npmjs|docker|"
              + "apache|mozilla|python|ubuntu|debian|redhat|vmware|citrix|dell|hp|lenovo|intel|nvidia|yahoo|gmail|rediffmail|gov|nic|ac|edu|"
              + "cloudflare|akamai|okta|duo|stackoverflow|openai|anthropic|irctc|uidai|incometax|sbi|hdfcbank|icicibank|axisbank|paytm|jio|airtel");

  private final Pattern internal;

  /**
   * @param suffixes top labels or domains of the house, without a leading point
   */
  HostDetector(List<String> suffixes) {
    internal =
        Pattern.compile(
            ".+\\.(?:" + String.join("|", suffixes.stream().map(Pattern::quote).toList()) + ")",
            Pattern.CASE_INSENSITIVE);
  }

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    if (text.contains("\\\\")) {
      add(found, SHARE.matcher(text));
    }
    Windows.each(
        QUALIFIED,
        text,
        Windows.around(text, HostDetector::isInnerPoint, 66, 66),
        name -> {
          if (isInternal(text, name)) {
            found.add(new MaskSpan(name.start(), name.end(), MaskType.HOST));
          }
        });
    Windows.each(
        SHORT,
        text,
        Windows.around(text, HostDetector::isDigitOrHyphen, 64, 64),
        name -> {
          if (!followedByLabel(text, name.end()) && isMachine(text, name)) {
            found.add(new MaskSpan(name.start(), name.end(), MaskType.HOST));
          }
        });
    return found;
  }

  private static boolean isInnerPoint(String text, int i) {
    return text.charAt(i) == '.'
        && i > 0
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  private static boolean isDigitOrHyphen(String text, int i) {
    char c = text.charAt(i);
    return c >= '0' && c <= '9' || c == '-';
  }

  private static void add(List<MaskSpan> found, Matcher matcher) {
    while (matcher.find()) {
      found.add(new MaskSpan(matcher.start(), matcher.end(), MaskType.HOST));
    }
  }

  private boolean isInternal(String text, Matcher name) {
    String value = name.group().toLowerCase(Locale.ROOT);
    String[] labels = value.split("\\.");
    String top = labels[labels.length - 1];
    if (internal.matcher(value).matches()) {
      return true;
    }
    if (top.length() < 2
        || !top.chars().allMatch(Character::isLetter)
        || FILE.matcher(value).matches()) {
      return false;
    }
    if (Surroundings.has(ANNOUNCED, text, name.start(), 36)
        || !inWebAddress(text, name.start()) && isService(labels)) {
      return true;
    }
    for (int i = 0; i < labels.length - 1; i++) {
      if (i > 0 && i < labels.length - 1 && INTERNAL_LABEL.matcher(labels[i]).matches()
          || i < labels.length - 2 && isMachineLabel(labels[i])) {
        return true;
      }
    }
    return false;
  }

  /** Public addresses in links stay; internal names there were found before. */
  private static boolean inWebAddress(String text, int from) {
    return text.startsWith("://", from - 3) && text.startsWith("http", Math.max(0, from - 8))
        || text.startsWith("http://", from - 7);
  }

  /** {@code vpn.acme.com}: a role under a domain that is not one of the big public ones. */
  private static boolean isService(String[] labels) {
    return labels.length >= 3
        && !labels[0].equals("www")
        && ROLE_LABEL.matcher(labels[0]).matches()
        && Arrays.stream(labels).noneMatch(label -> PUBLIC.matcher(label).matches());
  }

  private static boolean isMachineLabel(String label) {
    return ROLE_NUMBER.matcher(label).matches() || isRoleAndNumber(label) && label.contains("-");
  }

  private static boolean isMachine(String text, Matcher name) {
    String value = name.group();
    boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean letter = value.chars().anyMatch(Character::isLetter);
    boolean hyphen = value.indexOf('-') >= 0;
    if (!letter || !digit && !hyphen || value.length() < 3) {
      return false;
    }
    if (ERROR.matcher(value).matches() || CLOUD_REGION.matcher(value).matches()) {
      return false;
    }
    if (isShaped(value, digit, hyphen)) {
      return !Surroundings.isOtherNumber(text, name.start())
          && (hyphen || !Surroundings.has(PRODUCT_BEFORE, text, name.start()));
    }
    if (value.length() >= 4
        && !GENERIC_SECOND.matcher(value).matches()
        && !NO_NAME.matcher(value).matches()
        && Surroundings.has(NAMED, text, name.start(), 30)) {
      return true;
    }
    return value.length() >= 4
        && (digit ? !NO_NAME.matcher(value).matches() : hasStrongRole(value))
        && Surroundings.has(ANNOUNCED, text, name.start(), 36);
  }

  /** Built as machines are named, whatever stands before it. */
  private static boolean isShaped(String value, boolean digit, boolean hyphen) {
    if (WINDOWS_DEFAULT.matcher(value).matches()) {
      return true;
    }
    if (STRONG_PREFIX.matcher(value).matches() && !GENERIC_SECOND.matcher(value).matches()) {
      return digit
          || value.regionMatches(true, 0, "srv-", 0, 4)
          || value.regionMatches(true, 0, "svr-", 0, 4);
    }
    if (!digit) {
      return false;
    }
    if (SMALL_SITE_ROLE.matcher(value).matches()) {
      return true;
    }
    if (SITE_ROLE_NUMBER.matcher(value).matches()
        && (CLIENT.matcher(value).matches() || !YEAR_AT_END.matcher(value).matches())) {
      return true;
    }
    return hyphen
        ? isRoleAndNumber(value)
        : ROLE_NUMBER.matcher(value).matches() && isRoleNumber(value);
  }

  private static boolean hasStrongRole(String value) {
    return !GENERIC_SECOND.matcher(value).matches()
        && Arrays.stream(value.split("-"))
            .anyMatch(l -> ROLE_LABEL.matcher(l).matches() && !WEAK_LABEL.matcher(l).matches());
  }

  /** {@code DC01}, {@code srv12}; a number below ten is padded, a year is none. */
  private static boolean isRoleNumber(String value) {
    String letters = value.replaceAll("\\d+$", "");
    return !WEAK_LABEL.matcher(letters).matches() && !YEAR_AT_END.matcher(value).matches()
        || value.matches(
            "(?i)(?:app|web|mail|sap|dev|prod|print|backup|host|node|file|ap|ad|ts)(?:srv)?0\\d{1,2}");
  }

  /** A role among the labels and a number at the end. */
  private static boolean isRoleAndNumber(String value) {
    String[] labels = value.split("[-_]");
    String last = labels[labels.length - 1];
    if (!last.matches("(?i)(?:[a-z]{0,10}\\d{1,6}[a-z]?|[a-z0-9]*\\d[a-z0-9]*)")
        || last.matches("(?:19|20)\\d\\d")) {
      return false;
    }
    int roles = 0;
    int strong = 0;
    for (String label : labels) {
      if (ROLE_LABEL.matcher(label).matches()) {
        roles++;
        strong += WEAK_LABEL.matcher(label.replaceAll("\\d+$", "")).matches() ? 0 : 1;
      }
    }
    boolean padded = last.matches("(?i)[a-z]*0\\d{1,5}");
    return labels.length >= 2
        && (strong > 0 && (last.length() >= 2 || labels.length > 2)
            || roles > 0 && (padded || labels.length > 2 && roles > 1 || labels.length > 2));
  }

  private static boolean followedByLabel(String text, int end) {
    return end + 1 < text.length()
        && (text.charAt(end) == '.' || text.charAt(end) == '@')
        && Character.isLetterOrDigit(text.charAt(end + 1));
  }
}
