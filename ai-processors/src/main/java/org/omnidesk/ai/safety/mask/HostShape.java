package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/** How names of machines are built: site, role and number in some order. */
final class HostShape {

  private static final Pattern ROLE_NUMBER =
      Pattern.compile("(?:" + HostRole.ROLE + "){1,3}\\d{2,6}", Pattern.CASE_INSENSITIVE);

  /** A site before the role in capitals: {@code MUMSRV01}. */
  private static final Pattern SITE_ROLE_NUMBER =
      Pattern.compile(
          "[A-Z]{2,8}(?:SRV|SVR|SQL|DB|APP|WEB|DC|FS|PRN|PRT|LT|LAP|PC|WS|WKS|NB|ESX|VM|FW|SW|RTR|GW|NAS|SAP|PRD|PROD|DEV|UAT|EXCH|MX|MAIL|VPN|AP)-?\\d{1,4}[A-Z]?");

  /** {@code plnt1bkp01}: a site with its own number, then the role and a padded number. */
  private static final Pattern NUMBERED_SITE =
      Pattern.compile(
          "[a-z]{2,8}\\d{1,2}(?:"
              + HostRole.ROLE
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

  private HostShape() {}

  /** A label of a qualified name. */
  static boolean isMachineLabel(String label) {
    return ROLE_NUMBER.matcher(label).matches()
        || HostRole.isRoleAndNumber(label) && label.contains("-");
  }

  /** A label that is a role and nothing else, {@code vpn} in {@code vpn.acme.com}. */
  static boolean isRole(String label) {
    return HostRole.ROLE_LABEL.matcher(label).matches();
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
      return HostRole.isRolesInCapitals(value);
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
        ? HostRole.isRoleAndNumber(value) || HostRole.isRoleAndPlaces(value)
        : ROLE_NUMBER.matcher(value).matches() && isRoleNumber(value);
  }

  /** {@code DC01}, {@code srv12}; a number below ten is padded, a year is none. */
  private static boolean isRoleNumber(String value) {
    String letters = value.replaceAll("\\d+$", "");
    return !HostRole.WEAK_LABEL.matcher(letters).matches() && !YEAR_AT_END.matcher(value).matches()
        || value.matches(
            "(?i)(?:app|web|mail|sap|dev|prod|print|backup|host|node|file|ap|ad|ts)(?:srv)?0\\d{1,2}");
  }
}
