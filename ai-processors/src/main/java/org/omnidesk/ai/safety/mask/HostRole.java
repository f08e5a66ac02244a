package org.omnidesk.ai.safety.mask;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What machines do, as the parts of their names say it. */
final class HostRole {

  /** What machines do, as their names say it. */
  static final String ROLE =
      "srv|svr|serv|server|db|dbs|dbsrv|sql|mssql|mysql|pgsql|pg|ora|oracle|app|apps|appsrv|web|websrv|www|api|mail|mailsrv|mx|exch|smtp|imap|"
          + "dc|addc|adc|dns|dhcp|ntp|fs|file|filesrv|fileserver|nas|san|stor|storage|prn|prt|print|printer|printsrv|ptr|ps|vpn|fw|fwl|firewall|gw|gateway|"
          + "rtr|router|sw|swt|switch|core|acc|dist|wlc|wap|ap|lb|ltm|proxy|prx|esx|esxi|vm|vdi|host|node|k8s|kube|hv|hyperv|ctx|citrix|rds|rdp|ts|term|"
          + "jump|jmp|bastion|backup|bkp|bck|bak|sap|sapapp|sapdb|hana|s4|erp|crm|mes|scada|prd|prod|dev|qas|uat|stg|log|logs|syslog|mon|monitor|nagios|zabbix|"
          + "grafana|elk|elastic|kafka|redis|mongo|git|gitlab|jenkins|jira|wiki|sftp|ftp|laptop|lap|lt|ltp|nb|nbk|notebook|pc|ws|wks|wkst|wst|workstation|"
          + "desktop|dt|dsk|dtp|tab|tablet|mac|macbook|mbp|imac|kiosk|pos|cam|cctv|nvr|ups|pdu|ilo|idrac|ipmi|mob|phone|voip|pbx|cucm|sbc|iot|plc|hmi|scan|scanner|mfp|radius|ldap|ad|sso|adfs|wsus|sccm|dmz|intranet|portal|build|test|tst|batch|etl|bi|dwh|rpt|report|cache|queue|mq|esb|iis|nginx|tomcat";

  /** Roles that are also ordinary words or ticket prefixes: one hyphen and a number do not do. */
  static final String WEAK =
      "test|build|node|core|phone|report|mac|tab|app|apps|web|api|ts|ad|host|s4|pos|log|logs|batch|sap|dist|acc|file|mail|mob|queue|cache|portal|scan|dev|prod|serv|ps|bi|print|backup|wiki|jira|git|switch|server|storage|term|ap|pg|jump|desktop|laptop|printer|router|tablet|firewall|gateway|workstation|notebook|scanner|monitor|ups|crm|erp|mes|www|api|dt|lap|tst";

  static final Pattern ROLE_LABEL =
      Pattern.compile("(?:" + ROLE + "){1,3}\\d{0,5}[a-z]?", Pattern.CASE_INSENSITIVE);

  static final Pattern WEAK_LABEL = Pattern.compile("(?:" + WEAK + ")", Pattern.CASE_INSENSITIVE);

  /** Which of two. */
  static final Pattern WHICH =
      Pattern.compile(
          "PRIM|PRI|SEC|SEK|ALT|NEU|OLD|NEW|MAIN|DR|EAST|WEST|NORTH|SOUTH|NORD|SUED|OST|HQ|MASTER|SLAVE|ACTIVE|STANDBY");

  static final Pattern PLACE_LABEL =
      Pattern.compile("[a-z]{2,10}\\d{0,2}[a-z]?", Pattern.CASE_INSENSITIVE);

  private HostRole() {}

  /** {@code ap-floor3-east}: a role and places, one of them counted. */
  static boolean isRoleAndPlaces(String value) {
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

  /** {@code PRN-SRV-KOL}: three labels or more, two of them roles, one no ordinary word. */
  static boolean isRolesInCapitals(String value) {
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

  /** Letters only, a role that is no ordinary word among them. */
  static boolean hasStrongRole(String value) {
    return !NoHost.isTwoWords(value)
        && Arrays.stream(value.split("-"))
            .anyMatch(l -> ROLE_LABEL.matcher(l).matches() && !WEAK_LABEL.matcher(l).matches());
  }

  /** A role among the labels and a number at the end. */
  static boolean isRoleAndNumber(String value) {
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
