package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in commands, addresses and settings: the place says what they are. */
final class SecretSettings {

  private static final Pattern IN_URL =
      Pattern.compile("://[^\\s/:@]{0,64}:([^\\s/\"'<>]{1,128})@");

  /** {@code ?key=X&}: long, with letters and digits. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "[?&;](?:key|api_?key|apikey|token|access_token|sig|signature|secret|password|pwd|pass|auth|code)=((?=[^&\\s\"'<>]{0,40}\\d)[^&\\s\"'<>]{6,200})",
          Pattern.CASE_INSENSITIVE);

  /** Tools that take a secret on the command line. */
  private static final Keyed SHELL =
      new Keyed(
          "my ma ss ne cu sq wg bc ps os",
          Pattern.compile(
              "(?:(?:mysql|mysqldump|mysqladmin|mariadb|sshpass)\\s[^\\n]{0,80}?(?<=\\s)-p\\s?[\"']?|(?:sqlcmd|bcp|psexec|osql)\\s[^\\n]{0,100}?\\s-p\\s?[\"']?|net\\suse\\s[^\\n]{0,100}?/user:\\S{1,64}\\s[\"']?|"
                  + "(?:curl|wget)\\s(?:[^\\n]{0,160}?\\s)?(?:-u|--user)\\s[\"']?[^\\s:]{1,64}:|sqlplus\\s[\\w$#.]{1,40}/)([^\\s\"'@]{1,40}@?[^\\s\"'@]{1,40})",
              Pattern.CASE_INSENSITIVE));

  /** {@code SSID Guest, key X}. */
  private static final Keyed WIRELESS =
      new Keyed(
          "ss wi wl ho",
          Pattern.compile(
              "(?:ssid|wi-?fi|wlan|hotspot)(?![\\p{L}])[^\\n]{0,60}?[\\s,;(](key|schlüssel|netzwerkschlüssel|code|psk)(?![\\p{L}])(?:\\s(?:is|hai|ist|lautet))?\\s?[:=-]?\\s{0,2}[\"']?([^\\s\"']{5,64})",
              Pattern.CASE_INSENSITIVE));

  /** What opens a device to SNMP. */
  private static final Keyed COMMUNITY =
      new Keyed(
          "sn co",
          Pattern.compile(
              "(?:snmp(?:walk|get|set|bulkwalk|getnext)\\s[^\\n]{0,60}?-c|snmp[^\\n]{0,30}?\\scommunity(?:\\s(?:string|name))?|community\\s(?:string|name))(?:\\s(?:is|was)\\s|\\s?[:=]\\s{0,3}|\\s)[\"']?((?=[^\\s\"',;]*[-_@#\\d])[^\\s\"',;]{4,40}|(?<=[:=]\\s{0,3})[^\\s\"',;]{4,40})",
              Pattern.CASE_INSENSITIVE));

  /** {@code CREATE USER x IDENTIFIED BY "X"}. */
  private static final Keyed SQL =
      new Keyed(
          "id",
          Pattern.compile(
              "identified by\\s{1,3}[\"']?([^\\s\"';]{3,64})", Pattern.CASE_INSENSITIVE));

  private SecretSettings() {}

  static void find(String text, List<MaskSpan> found) {
    Windows.each(
        IN_URL,
        text,
        Windows.around(text, (t, i) -> t.startsWith("://", i), 0, 200),
        match -> SecretValue.add(match, 1, found));
    Windows.each(
        PARAMETER,
        text,
        Windows.around(text, (t, i) -> t.charAt(i) == '=', 20, 200),
        match -> SecretValue.add(match, 1, found));
    SHELL.each(text, match -> SecretPairs.addSecret(match, found));
    WIRELESS.each(text, match -> addKey(text, match, found));
    COMMUNITY.each(text, match -> SecretValue.add(match, 1, found));
    SQL.each(text, match -> SecretValue.add(match, 1, found));
  }

  /** One word that looks like a secret or ends its sentence, or several words. */
  private static void addKey(String text, Matcher match, List<MaskSpan> found) {
    String value = SecretValue.bare(match.group(2));
    boolean last =
        value.length() < match.group(2).length()
            || match.end() == text.length()
            || text.charAt(match.end()) == '\n';
    if (Secrets.looks(value, true)
        || last && PLAIN.matcher(value).matches() && !PlainSecret.isWord(value)) {
      SecretValue.add(match, 2, found);
    }
    SecretPhrases.find(text, match.start(1), match.end(1), found);
  }

  private static final Pattern PLAIN = Pattern.compile("\\p{L}{5,24}");
}
