package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.InetAddressValidator;

/** IPv4 and IPv6 addresses; version numbers of four parts are none. */
final class AddressDetector implements Detector {

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final String POINT = "(?:\\.|\\[\\.\\]|\\(\\.\\)|\\[dot\\]|\\(dot\\))";
  private static final Pattern V4 =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])(?<!\\d[.])"
              + OCTET
              + "(?:"
              + POINT
              + OCTET
              + "){3}(?:/(?:3[0-2]|[12]?\\d)(?!\\d))?(?![\\p{N}_])(?!\\.?\\d)(?!-\\d{4})(?!\\.\\p{L}{1,3}(?![\\p{L}]))(?!\\p{L})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern V6 =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}:._])(?:[0-9a-f]{1,4}:|:(?=:)){1,8}[0-9a-f:]{0,40}(?:[0-9a-f]{1,4}|:)(?:(?:\\.\\d{1,3}){3})?"
              + "(?:%[a-z0-9]{1,15})?(?:/\\d{1,3})?(?![\\p{L}\\p{N}:_(])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VERSION =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:version|versions|ver|v|vers|build|release|rel|update|updated|upgrade|upgraded|patch|firmware|driver|fw|bios|"
              + "rev|revision|section|chapter|clause|para|oid|assembly|hotfix|downgrade[d]?|वर्ज़न|वर्जन|संस्करण)"
              + "(?:\\s(?:version|number|no|is|was|to|from|hai|है|ist|level|number is|nr))?[\\s.:#=(v-]{0,3}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** {@code Night shift update: 10.20.31.44 was seen}: a headline, and no version. */
  private static final Pattern NEWS =
      Pattern.compile("(?:update|section|upgrade)\\s?:\\s{0,2}$", Pattern.CASE_INSENSITIVE);

  private static final Pattern RANGE =
      Pattern.compile(
          "(\\d{1,3}(?:\\.\\d{1,5}){3})\\s*(?:to|and|or|->|-|/|,|se|से)\\s*(?:version\\s)?$");
  private static final Pattern PRODUCT =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:chrome|firefox|edge|office|outlook|teams|excel|word|java|jre|jdk|acrobat|reader|flash|zoom|webex|anyconnect|"
              + "forticlient|globalprotect|sap ?gui|netweaver|hana|citrix|workspace|receiver|windows|ios|android|macos|kernel|openssl|tomcat|"
              + "apache|nginx|mysql|oracle|sql server|postgres(?:ql)?|python|node|php|skype|onedrive|sharepoint|vlc|notepad\\+\\+|putty|"
              + "vmware|esxi|vcenter|antivirus|crowdstrike|symantec|mcafee|sophos|intune|defender|agent|plugin|add-?in|app|dll|msi|client version)\\s?$",
          Pattern.CASE_INSENSITIVE);

  /** Octets as releases count them; 1.1.1.1 and 8.8.8.8 are known resolvers. */
  private static final Pattern SMALL =
      Pattern.compile(
          "(?!([18])\\.\\1\\.\\1\\.\\1|8\\.8\\.4\\.4|1\\.0\\.0\\.1)(?:[12]?\\d\\.){3}[12]?\\d");

  /** As releases begin, and the name of what was released. */
  private static final Pattern EARLY =
      Pattern.compile("(?:[12]?\\d|30)\\.(?:\\d|1[0-2])\\.\\d{1,3}\\.\\d{1,3}");

  private static final Pattern NAMED =
      Pattern.compile("(?:^|[\\s(])\\p{Lu}[\\p{L}\\p{N}+-]{2,20}\\s$");

  /** A program that has releases, and an address when it calls. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:client|agent|driver|app|connector|plug-?in|tool|add-?in|applet|software|launcher|programm|treiber)\\s\\(?$",
          Pattern.CASE_INSENSITIVE);

  /** {@code Upgrade derby to 10.17.1.0}. */
  private static final Pattern LOW_RELEASE = Pattern.compile("10\\.\\d{1,2}\\.\\d\\.\\d");

  private static final Pattern RAISED =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:upgrad\\p{L}*|updat\\p{L}*|bump\\p{L}*|downgrad\\p{L}*|aktualisier\\p{L}*)\\s[^\\n]{1,30}\\s(?:to|from|auf|von)\\s$",
          Pattern.CASE_INSENSITIVE);

  /** {@code jackson-databind 2.9.10.2}. */
  private static final Pattern PACKAGE =
      Pattern.compile("(?:^|[\\s\"'(:])[a-z]{2,20}(?:-[a-z0-9]{2,20}){1,4}[\"']{0,2}[ :@-]\\(?$");

  private static final Pattern LOW = Pattern.compile("10\\.\\d\\.\\d\\.\\d");
  private static final Pattern RELEASE =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:firmware|versions?|upgraded?|patch(?:ed)?|releases?|build|drivers?|downgraded?|installed)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE);

  /** {@code Chrome/126.0.0.0}: a product in the line that a browser sends about itself. */
  private static final Pattern IN_AGENT =
      Pattern.compile("(?:^|[^\\p{L}\\p{N}/.@:-])\\p{L}[\\p{L}\\p{N}_+-]{1,24}/$");

  private static final Pattern NETWORK =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:ip|ips|ipv4|host|hosts|server|ping|address|addr|subnet|gateway|dns|source|src|dst|destination|blocked|block|port|ports|proxy|router|firewall|ssh|connect(?:ion)?|connecting|telnet|route|nat|peer|client|remote|local|listen|reach|unreachable|attack|whitelist|allow|deny|traceroute|tracert|आईपी|login)(?![\\p{L}])|://",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PRIVATE =
      Pattern.compile(
          "(?:10|127)\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*");

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    Windows.each(
        V4,
        text,
        Windows.ofDigits(text, 1, 8),
        four -> {
          if (!isVersion(text, four)) {
            found.add(new MaskSpan(four.start(), four.end(), MaskType.IP));
          }
        });
    for (int[] window : Windows.around(text, (t, i) -> t.charAt(i) == ':', 6, 60)) {
      Matcher six = V6.matcher(text).region(window[0], window[1]).useTransparentBounds(true);
      while (six.find()) {
        String address = six.group().replaceFirst("[%/].*", "");
        if (address.length() > 2
            && InetAddressValidator.getInstance().isValidInet6Address(address)) {
          found.add(new MaskSpan(six.start(), six.end(), MaskType.IP));
        }
      }
    }
    return found;
  }

  private static boolean isVersion(String text, Matcher address) {
    if (address.group().indexOf('/') > 0) {
      return false;
    }
    String before = text.substring(Math.max(0, address.start() - 40), address.start());
    boolean inside = PRIVATE.matcher(address.group()).matches();
    boolean machine = inside && !LOW.matcher(address.group()).matches();
    if (VERSION.matcher(before).find() && !(machine && NEWS.matcher(before).find())) {
      return true;
    }
    if ((!inside || LOW.matcher(address.group()).matches()) && PRODUCT.matcher(before).find()) {
      return true;
    }
    if (!inside && IN_AGENT.matcher(before).find() && !isFollowedByPort(text, address.end())) {
      return true;
    }
    if (LOW_RELEASE.matcher(address.group()).matches()
        && RAISED.matcher(before).find()
        && !NETWORK.matcher(before).find()) {
      return true;
    }
    if (!inside
        && EARLY.matcher(address.group()).matches()
        && PROGRAM.matcher(before).find()
        && !isFollowedByPort(text, address.end())) {
      return true;
    }
    Matcher range = RANGE.matcher(before);
    if (range.find()) {
      String first = before.substring(0, range.start());
      if (VERSION.matcher(first).find() || PRODUCT.matcher(first).find()) {
        return true;
      }
    }
    if (!inside && EARLY.matcher(address.group()).matches() && NAMED.matcher(before).find()) {
      String around =
          text.substring(
              Math.max(0, address.start() - 60), Math.min(text.length(), address.end() + 40));
      return !NETWORK.matcher(around).find();
    }
    if (!inside && SMALL.matcher(address.group()).matches() && PACKAGE.matcher(before).find()) {
      return true;
    }
    if (!inside && SMALL.matcher(address.group()).matches()) {
      String around =
          text.substring(
              Math.max(0, address.start() - 60), Math.min(text.length(), address.end() + 40));
      return RELEASE.matcher(around).find() || !NETWORK.matcher(around).find();
    }
    return false;
  }

  private static boolean isFollowedByPort(String text, int at) {
    return at + 1 < text.length()
        && text.charAt(at) == ':'
        && Character.isDigit(text.charAt(at + 1));
  }
}
