package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/** What is built as names of machines are and is none: messages, disks, releases, rooms. */
final class NoHost {

  /** As Oracle, Db2 and IBM number their messages. */
  private static final Pattern ERROR =
      Pattern.compile(
          "aarch64|fi-\\d{4}[a-z]{0,2}|x86_64|x64|amd64|arm64|i[36]86|win(?:32|64)|ppc64(?:le)?|mac_os_x|(?:ORA|TNS|PLS|RMAN|SP2|SQL|DB2|AMQ|MSG|ERR|CWE|CVE|RFC|ISO|API|HTTP|TS|MQ)[-_]?\\d{3,5}[A-Z]?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLOUD_REGION =
      Pattern.compile(
          "(?:us|eu|ap|sa|ca|me|af|il|cn)-(?:gov-)?(?:north|south|east|west|central){1,2}-?\\d[a-c]?");

  /** Work processes and services of an SAP instance carry its number. */
  private static final Pattern INSTANCE =
      Pattern.compile(
          "sap(?:gw|dp|ms|igs|hostctrl)[a-z]?\\d\\ds?"
              // Disks, network cards and ports of one machine.
              + "|(?:sd|hd|xvd|vd)[a-z]\\d{1,2}|(?:nvme|dm|md|eth|ens|enp|eno|em|bond|tty[a-z]{0,3}|wlan|vlan|lpt|com|br|tun|tap|loop|pts|gi|te|fa|po)-?\\d[a-z0-9]*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_NAME =
      Pattern.compile(
          "v?\\d.*|as400|iseries|windows\\d+|office\\d+|o365|sql\\d{4}|.*20[0-3]\\d(?:r2)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern GENERIC_SECOND =
      Pattern.compile(
          ".*-(?:server|servers|client|clients|side|link|based|level|ware|tools|admin|user|users|file|files|host|hosts|manager|agent|only|wide|to|and|or|drive|storage|query|queries|injection)",
          Pattern.CASE_INSENSITIVE);

  /** Words that count things which are no machines. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:windows|win|office|iphone|ipad|galaxy|pixel|android|ios|macos|wpa|ubuntu|rhel|centos|debian|suse|sles|esxi|vsphere|room|line|hall|halle|gate|floor|level|phase|step|page|plant|werk|batch|user|benutzer|test|group|shift|schicht|team|zone|area|unit|version|release|type|typ|model|sap|building|block|sector|bay|cell|station|section|chapter|table|column|row|line|item|part|option|stage|wave|round|week|day|kw|cw|q|fy|covid|python|java|log4j|outlook|excel|word|teams|chrome|edge|firefox|tls|ssl|sha|md|utf|aes|rsa|ipv|http|usb|hdmi|ddr|raid|layer|tier|grade|class|rev|inc|req|chg|ritm|prb|sr|cr|kb|ticket|task|case|emp|slot|disk|drive|eth|port|vlan|lun|com|lpt|wifi|mode|note|ora|code|error|msg|event|field|fig|figure|annex|form|doc|sprint|epic|year|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mrt|mai|okt|dez|client|mandant|counter|desk|table|seat|cabin|conference|meeting|oracle|mssql|mysql|server)[-_]?\\d+[a-z]?(?:-\\d+)?",
          Pattern.CASE_INSENSITIVE);

  /** Programs name things so, nobody a machine. */
  private static final Pattern CAMEL =
      Pattern.compile(".*\\p{Lu}\\p{Ll}+\\p{Lu}.*|.*\\p{Ll}\\p{Lu}\\p{Ll}.*");

  private NoHost() {}

  /** Known numbers of other things in the shape of a name. */
  static boolean isOther(String value) {
    return ERROR.matcher(value).matches()
        || CLOUD_REGION.matcher(value).matches()
        || INSTANCE.matcher(value).matches();
  }

  /** A release or a product, or two ordinary words with a hyphen. */
  static boolean isOrdinary(String value) {
    return NO_NAME.matcher(value).matches() || GENERIC_SECOND.matcher(value).matches();
  }

  /** A release or a product. */
  static boolean isProduct(String value) {
    return NO_NAME.matcher(value).matches();
  }

  /** One of many things that people count: {@code room12}. */
  static boolean isCounted(String value) {
    return COUNTED.matcher(value).matches() || CAMEL.matcher(value).matches();
  }

  /** Two ordinary words with a hyphen: {@code file-server}. */
  static boolean isTwoWords(String value) {
    return GENERIC_SECOND.matcher(value).matches();
  }
}
