package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of machines in a field, a setting, a command or a sentence that holds a name there and
 * nothing else, also plain words.
 */
final class HostFieldDetector implements Detector {

  /** Fields of logs, tools and forms that hold names of machines, also plain words. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:host ?name|hostname|host_name|computer ?name|computer|machine ?name|machine|work ?station(?: name)?|source workstation|caller computer name|server ?name|node ?name|pc[ -]?name|device ?name|"
              + "dvchost|shost|dhost|src_?host|dst_?host|dest_?host|rechner(?:name)?|servername|gerätename|geraetename|computername|hostame|netbios name|dns name|fqdn|application server|anwendungsserver|db[ -]?host|db_host|database[ _]host|data source|smtp[ _]host|mail[ _]host|"
              + "ldap[ _]host|ldap[ _]server|redis_host|nom d'hôte|होस्टनेम|होस्ट नाम|कंप्यूटर का नाम)"
              + "[\"']?[ .\\t]{0,24}(?:[:=]|(?:=>|->))[ \\t]{0,24}[\"']?("
              + HostName.NAME
              + ")(?=[\"']?(?:\\s*(?:$|[\\n\\r,;|/)\\]}<(]|\\s)|:\\d))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ANY_WORD = Pattern.compile("\\p{Ll}+");

  private static final Pattern SENTENCE =
      Pattern.compile("(?:machine|computer|workstation|rechner)\\s*:", Pattern.CASE_INSENSITIVE);

  /** Settings name the machine with one word. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:[a-z]{1,12}[._-])?(?:host|server|node|broker|smarthost|relayhost|nameserver)[\"']? ?= ?[\"']?("
              + HostName.NAME
              + ")(?=[\"']?(?:\\s|$|[,;|/)\\]}<]|:\\d))",
          Pattern.CASE_INSENSITIVE);

  /** {@code server name is apollo}: up to the end of the thought. */
  private static final Keyed SAID =
      new Keyed(
          "se ho co pc re ma de",
          Pattern.compile(
              "(?:server ?name|host ?name|computer ?name|pc[ -]name|rechnername|machine ?name|device ?name)\\s(?:(?:is|ist|hai|lautet)\\s(?:now )?[\"']?|(?-i:(?=[A-Z][A-Z0-9-]{3,14}[.,;)\\n])))("
                  + HostName.NAME
                  + ")(?=[\"']?(?:$|[\\n.,;!)]|\\s(?:and|aur|und|hai|but|with|ip)))",
              Pattern.CASE_INSENSITIVE));

  /** A bare name with a role at its end that is pinged or logged on to. */
  private static final Keyed PINGED =
      new Keyed(
          "pi ss te ns tr rd co re",
          Pattern.compile(
              "(?:ping(?:ing)?|ssh(?: to| into)?|telnet(?: to)?|nslookup|tracert|traceroute|rdp(?: to)?|reach|connect to)\\s([a-z]{2,14}(?:srv|svr|server|db|sql|dc|fs|nas|prn|prt|gw|fw|proxy|mail|app|web|vpn|sap|wsus|ldap|dns|ntp|git|erp|mes))(?![\\p{L}\\p{N}_.@-])",
              Pattern.CASE_INSENSITIVE));

  /** {@code server chromlic not responding}: a plain word in the place of a name. */
  private static final Keyed STATE =
      new Keyed(
          "se ho no re ma",
          Pattern.compile(
              "(?:server|host|node|rechner|machine)\\s(?!(?:seems|went|goes|room|farm|team|gets|keeps|being|looks|shows|always|which|that|here|there|today|again|remains|appears|stays|abhi|bilkul|phir|wieder|immer|noch|leider|heute|also|both)\\s)"
                  + "([a-z][a-z0-9-]{3,20})\\s(?:is\\s)?(?:not responding|not reachable|unreachable|antwortet nicht|nicht erreichbar|does not respond)",
              Pattern.CASE_INSENSITIVE));

  /** Tools that are told a machine, and {@code port@host} as licence servers write it. */
  private static final Keyed COMMAND =
      new Keyed(
          "ms sq en in te tn ps my my pg -c -h -s --",
          Pattern.compile(
              "(?:mstsc(?:\\.exe)?\\s+/v:|sqlcmd\\s[^\\n]{0,40}?-S\\s*|(?:enter-pssession|invoke-command|test-netconnection|test-connection|tnc)\\s+(?:-computername\\s+)?|-computername\\s+|--host[= ]|"
                  + "(?:mysql|psql|mysqldump|pg_dump)\\s[^\\n]{0,60}?-h\\s*|tnsping\\s+|psping\\s+)("
                  + HostName.NAME
                  + ")",
              Pattern.CASE_INSENSITIVE));

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    COMMAND.each(text, match -> HostName.add(match, 1, found));
    Windows.each(
        FIELD,
        text,
        Windows.around(text, (t, i) -> t.charAt(i) == ':' || t.charAt(i) == '=', 60, 110),
        field -> {
          if (!PasswordWords.looksLikeState(field.group(1)) && !isInSentence(text, field)) {
            HostName.add(field, 1, found);
          }
        });
    SAID.each(
        text,
        said -> {
          if (!PasswordWords.looksLikeState(said.group(1))) {
            HostName.add(said, 1, found);
          }
        });
    STATE.each(
        text,
        state -> {
          if (!PasswordWords.looksLikeState(state.group(1))) {
            HostName.add(state, 1, found);
          }
        });
    PINGED.each(text, pinged -> HostName.add(pinged, 1, found));
    Windows.each(
        SETTING,
        text,
        Windows.around(text, (t, i) -> t.charAt(i) == '=', 30, 80),
        setting -> HostName.add(setting, 1, found));
    return found;
  }

  /** {@code the carding machine: beneficiary}: a word in a sentence and no name. */
  private static boolean isInSentence(String text, Matcher field) {
    return field.start() > 0
        && "\n|,;{(>".indexOf(text.charAt(field.start() - 1)) < 0
        && ANY_WORD.matcher(field.group(1)).matches()
        && SENTENCE.matcher(field.group()).lookingAt();
  }
}
