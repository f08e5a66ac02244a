package org.omnidesk.ai.safety.mask;

import java.util.Arrays;
import java.util.regex.Pattern;

/** How names of machines are built: site, role and number in some order. */
final class HostShape {

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

  /** {@code plnt1bkp01}: a site with its own number, then the role and a padded number. */
  private static final Pattern NUMBERED_SITE =
      Pattern.compile(
          "[a-z]{2,8}\\d{1,2}(?:"
              + ROLE
              + "|lnx|linux|lin|win|ux|wd|fil|edi|cam|plt|opc|cls|cl|cn|srvr){1,3}\\d{1,3}[a-z]?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WINDOWS_DEFAULT =
      Pattern.compile(
          "(?:DESKTOP|LAPTOP|WIN|TABLET)-(?=[A-Z0-9]*\\d)[A-Z0-9]{5,12}", Pattern.CASE_INSENSITIVE);

  private static final Pattern STRONG_PREFIX =
      Pattern.compile(
          "(?:srv|svr|esx|esxi|nas|fs|dc|vm|sql|ctx)-[a-z0-9-]+", Pattern.CASE_INSENSITIVE);

  /** {@code mumfs02}: site and role run together in small letters, the number padded. */
  private static final Pattern SMALL_SITE_ROLE =
      Pattern.compile(
          "[a-z]{2,6}(?:srv|svr|sql|db|app|web|dc|fs|mail|vpn|esx|nas|sap|prd|prod|exch|prn|gw|fw|sw)0\\d{1,2}");

  private static final Pattern YEAR_AT_END = Pattern.compile(".*(?<!\\d)(?:19|20)\\d\\d");

  private static final Pattern CLIENT =
      Pattern.compile("[A-Z]{2,8}(?:LT|LAP|PC|WS|WKS|NB|SRV|SVR|PRN|PRT)\\d{4}");

  /** A name with a number, as machines and much else have it: the words around decide. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "[a-z]{2,12}(?:\\d{1,2}[a-z]{2,10})?\\d{2,3}[a-z]?|[a-z]{2,12}\\d?[a-z]{2,10}[1-9]|[a-z]{2,10}\\d{0,2}(?:-[a-z0-9]{1,10}){0,3}-[a-z]{0,8}\\d{1,3}[a-z]?",
          Pattern.CASE_INSENSITIVE);

  /** Roles that need no hyphen to show inside a longer name. */
  private static final Pattern WITH_ROLE =
      Pattern.compile(
          "(?:.*[-\\d])?(?:srv|svr|sql|db|ora|hana|app|web|fs|fil|prn|prt|esx|vm|sap|mail|exch|vpn|bkp|bck|lnx|linux|win|unx|mes|hmi|scada|plc|ctx|jmp|jump|mon|git|proxy|prx|dns|dhcp|nas|san|stor|rtr|fw|sw|gw|wlc|dc|rds|nagios|zabbix|jenkins|backup|server|etl|edi|kub|node|host|prd|prod|dev|qas|tst|uat|laptop|term|print|mq).*|.*(?:srv|svr|sql|db|ora|hana|app|web|fs|fil|prn|prt|esx|vm|sap|mail|exch|vpn|bkp|bck|lnx|linux|win|unx|mes|hmi|scada|plc|ctx|jmp|jump|mon|git|proxy|prx|dns|dhcp|nas|san|stor|rtr|fw|sw|gw|wlc|dc|rds|nagios|zabbix|jenkins|backup|server|etl|edi|kub|node|host|prd|prod|dev|qas|tst|uat|laptop|term|print|mq)(?:[-\\d].*)?",
          Pattern.CASE_INSENSITIVE);

  /** {@code OPERA-APP1}: one hyphen, a role that says machine and nothing else, a number. */
  private static final Pattern SITE_ROLE =
      Pattern.compile(
          "[a-z]{2,12}-(?:app|appsrv|db|sql|srv|svr|dc|fs|web|gw|fw|vm|esx|esxi|nas|san|ora|hana|prn|prt|bkp|proxy|mx|rds|ts|hv|ups|rtr)\\d{1,3}",
          Pattern.CASE_INSENSITIVE);

  /** {@code jsl-hist-01}: place, deed, padded number; papers are numbered in capitals. */
  private static final Pattern THREE_PARTS =
      Pattern.compile(
          "(?!(?:phase|step|part|test|user|item|page|line|room|unit|team|rev|ver|option|level|shift|batch|group|week)-)[a-z]{2,8}\\d{0,2}-[a-z]{2,10}\\d{0,2}-0\\d{1,2}"
              + "|(?!(?:SOP|POL|ISO|DOC|FRM|WI|QP|INV|PO|CR|REQ|TKT|GP|RFC|FS|TS|RP|DWG|NCR|SPEC|FORM|MM|TRV|RK|CLM|HR|IT|QM)-)[A-Z]{3,8}-[A-Z]{3,10}-0\\d");

  /** {@code wgesx3}: a short site and a role that is no word. */
  private static final Pattern SITE_AND_ROLE =
      Pattern.compile(
          "[a-z]{2,5}(?:esxi?|srv|svr|nas|hana|rds|vdi|fw|rtr|bkp|prn|prt|lnx)\\d{1,2}|[A-Z]{2,5}(?:ESXI?|SRV|SVR|HANA|RDS|VDI|BKP|LNX)\\d{1,2}");

  /** {@code HDFS-6440}: a project's letters and the number of its issue. */
  private static final Pattern TRACKER =
      Pattern.compile("[A-Z]+(?<!LT|LAP|PC|WS|WKS|NB|PRN|PRT|SRV|SVR)-\\d{3,4}");

  private static final Pattern PADDED =
      Pattern.compile("[a-z]{4,12}0[1-9]", Pattern.CASE_INSENSITIVE);

  /** Which of two. */
  private static final Pattern WHICH =
      Pattern.compile(
          "PRIM|PRI|SEC|SEK|ALT|NEU|OLD|NEW|MAIN|DR|EAST|WEST|NORTH|SOUTH|NORD|SUED|OST|HQ|MASTER|SLAVE|ACTIVE|STANDBY");

  private static final Pattern PLACE_LABEL =
      Pattern.compile("[a-z]{2,10}\\d{0,2}[a-z]?", Pattern.CASE_INSENSITIVE);

  private HostShape() {}

  /** A label of a qualified name. */
  static boolean isMachineLabel(String label) {
    return ROLE_NUMBER.matcher(label).matches() || isRoleAndNumber(label) && label.contains("-");
  }

  /** A label that is a role and nothing else, {@code vpn} in {@code vpn.acme.com}. */
  static boolean isRole(String label) {
    return ROLE_LABEL.matcher(label).matches();
  }

  /** Such a name is a machine where the words around it speak of one. */
  static boolean isNumbered(String value) {
    return value.length() >= 5
        && NUMBERED.matcher(value).matches()
        && !NoHost.isCounted(value)
        && !NoHost.isOrdinary(value)
        && !NoHost.isOther(value)
        && (hasRole(value) || value.length() >= 7);
  }

  /** A number below ten with a zero before it: few things but machines are counted so. */
  static boolean isPadded(String value) {
    return PADDED.matcher(value).matches();
  }

  /** Whether some part of a name tells what the machine does. */
  static boolean hasRole(String value) {
    return WITH_ROLE.matcher(value).matches();
  }

  /** Built as machines are named, whatever stands before it. */
  static boolean isShaped(String value, boolean digit, boolean hyphen) {
    if (WINDOWS_DEFAULT.matcher(value).matches()) {
      return true;
    }
    if (STRONG_PREFIX.matcher(value).matches() && !NoHost.isTwoWords(value)) {
      return digit
          || value.regionMatches(true, 0, "srv-", 0, 4)
          || value.regionMatches(true, 0, "svr-", 0, 4);
    }
    if (!digit) {
      return isRolesInCapitals(value);
    }
    if (NUMBERED_SITE.matcher(value).matches() && !YEAR_AT_END.matcher(value).matches()) {
      return true;
    }
    if (SITE_AND_ROLE.matcher(value).matches()) {
      return true;
    }
    if (SMALL_SITE_ROLE.matcher(value).matches()) {
      return true;
    }
    if (SITE_ROLE.matcher(value).matches() || THREE_PARTS.matcher(value).matches()) {
      return true;
    }
    if (SITE_ROLE_NUMBER.matcher(value).matches()
        && !TRACKER.matcher(value).matches()
        && (CLIENT.matcher(value).matches() || !YEAR_AT_END.matcher(value).matches())) {
      return true;
    }
    return hyphen
        ? isRoleAndNumber(value) || isRoleAndPlaces(value)
        : ROLE_NUMBER.matcher(value).matches() && isRoleNumber(value);
  }

  /** {@code PRN-SRV-KOL}: three labels or more, two of them roles, one no ordinary word. */
  private static boolean isRolesInCapitals(String value) {
    String[] labels = value.split("-");
    return labels.length >= 3
        && labels.length <= 5
        && value.equals(value.toUpperCase(java.util.Locale.ROOT))
        && Arrays.stream(labels).allMatch(l -> l.length() >= 2 && l.length() <= 8)
        && Arrays.stream(labels)
                .filter(l -> ROLE_LABEL.matcher(l).matches() || WHICH.matcher(l).matches())
                .count()
            >= 2
        && hasStrongRole(value);
  }

  /** {@code ap-floor3-east}: a role and places, one of them counted. */
  private static boolean isRoleAndPlaces(String value) {
    String[] labels = value.split("-");
    return labels.length >= 3
        && labels.length <= 5
        && (value.equals(value.toLowerCase(java.util.Locale.ROOT))
            || value.equals(value.toUpperCase(java.util.Locale.ROOT)))
        && Arrays.stream(labels).allMatch(PLACE_LABEL.asMatchPredicate())
        && Arrays.stream(labels).anyMatch(l -> l.matches(".*[A-Za-z]\\d{1,2}[a-zA-Z]?"))
        && Arrays.stream(labels)
            .anyMatch(
                l ->
                    l.equalsIgnoreCase("ap")
                        || ROLE_LABEL.matcher(l).matches() && !WEAK_LABEL.matcher(l).matches());
  }

  /** Letters only, a role that is no ordinary word among them. */
  static boolean hasStrongRole(String value) {
    return !NoHost.isTwoWords(value)
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
}
