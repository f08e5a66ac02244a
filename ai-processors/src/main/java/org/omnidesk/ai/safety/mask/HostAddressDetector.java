package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of machines by the place where they stand, whatever they look like: after the scheme of a
 * network address, after the user in {@code user@host}, behind the time of a syslog line (RFC 3164
 * and 5424), in a field that holds nothing else.
 */
final class HostAddressDetector implements Detector {

  private static final String NAME =
      "[A-Za-z0-9][A-Za-z0-9_-]{0,62}(?:\\.[A-Za-z0-9][A-Za-z0-9_-]{0,62}){0,6}";

  /** Schemes whose authority is a machine; those of web pages only with a bare name or a port. */
  private static final Pattern URL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(https?|wss?|tcp|udp|ssl|tls|ftps?|sftp|ssh|scp|rsync|smb|cifs|nfs|afp|ldaps?|gc|rdp|vnc|telnet|spice|rediss?|mongodb(?:\\+srv)?|postgres(?:ql)?|mysql|mariadb|"
              + "mssql|sqlserver|oracle|sap|hdb|db2|sybase|amqps?|mqtts?|nats|kafka|stomp|jms|zk|zookeeper|imaps?|pop3?s?|smtps?|sips?|rtsp|rtmp|snmp|syslog|opc\\.tcp|modbus|iscsi|ipps?|socket|lpd|"
              + "git|svn|svn\\+ssh|hdfs|webhdfs|influxdb|elasticsearch|bolt|neo4j|cassandra|clickhouse|consul|vault|etcd|rmi|iiop|t3s?|jnp|ntp|radius|socks[45]?|grpcs?|thrift|winrm|file)"
              + "://(?:[^\\s/\"'<>]{0,140}@)?("
              + NAME
              + ")(:\\d{2,5})?(?![A-Za-z0-9_-])",
          Pattern.CASE_INSENSITIVE);

  /** {@code jdbc:oracle:thin:@HOST:1521:SID}, {@code @//HOST:1521/SERVICE}. */
  private static final Pattern AT_PORT = Pattern.compile("@(?://)?(" + NAME + "):\\d{3,5}(?!\\d)");

  /** A prompt or a target of ssh and scp: the name has a number or a path follows. */
  private static final Pattern USER_AT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.%+-])[a-z_][a-z0-9_.-]{0,31}@([A-Za-z][A-Za-z0-9-]{1,40})(?=:[~/]|[:\\s]{0,2}[~/][^\\n]{0,60}?[$#](?:\\s|$)|[\\s\\]]+[~/])");

  private static final Pattern SSH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:ssh|scp|sftp|rsync)\\s(?:-\\S{1,20}\\s(?:\\S{1,40}\\s)?){0,3}[a-z_][a-z0-9_.-]{0,31}@([A-Za-z][A-Za-z0-9-]{1,40})(?![\\p{L}\\p{N}.])");

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
                  + NAME
                  + ")",
              Pattern.CASE_INSENSITIVE));

  private static final Pattern PORT_AT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:\\d{4,5}|server\\s)@(" + NAME + ")(?![\\p{L}\\p{N}@])");

  /** Further members of a cluster: {@code a:27017,b:27017}. */
  private static final Pattern NEXT = Pattern.compile(",(" + NAME + "):\\d{2,5}(?!\\d)");

  /** As Java and others print an address: {@code name/10.1.2.3:80}. */
  private static final Pattern WITH_ADDRESS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_./\\\\-])([A-Za-z][A-Za-z0-9_-]{2,40})/(?:10|127|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))(?:\\.\\d{1,3}){2,3}(?![\\d.])");

  private static final Pattern PROTOCOL =
      Pattern.compile(
          "(?i)tcp|udp|icmp|host|hosts|ip|ips|server|client|src|dst|source|destination|inside|outside|lan|wan|dmz|subnet|network|net|to|from|and|or|gateway|router|firewall|mask|address|dns|peer|remote|local");

  private static final Pattern SYSLOG =
      Pattern.compile(
          "(?m)^[>\\s|]{0,6}(?:<\\d{1,3}>\\d?\\s?)?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\s{1,2}\\d{1,2}\\s(?:\\d{4}\\s)?\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?|"
              + "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,6})?(?:Z|[+-]\\d{2}:?\\d{2})?)\\s"
              + "("
              + NAME
              + ")\\s(?=[\\p{L}][\\w./()-]{0,40}(?:\\[\\d{1,8}\\])?:|%[A-Z]|\\d{1,9}:\\s%|[\\p{L}][\\w./-]{0,40}\\s(?:\\d{1,7}|-)\\s)");
  private static final Pattern LEVEL =
      Pattern.compile(
          "(?i)trace|debug|info|notice|warn|warning|error|fatal|severe|critical|crit|alert|emerg|fine|finer|finest|main|localhost|utc|gmt|cet|cest|ist|am|pm|root");

  /** Fields of logs, tools and forms that hold names of machines, also plain words. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:host ?name|hostname|host_name|computer ?name|computer|machine ?name|machine|work ?station(?: name)?|source workstation|caller computer name|server ?name|node ?name|pc[ -]?name|device ?name|"
              + "dvchost|shost|dhost|src_?host|dst_?host|dest_?host|rechner(?:name)?|servername|gerätename|geraetename|computername|hostame|netbios name|dns name|fqdn|application server|anwendungsserver|db[ -]?host|db_host|database[ _]host|data source|smtp[ _]host|mail[ _]host|"
              + "ldap[ _]host|ldap[ _]server|redis_host|nom d'hôte|होस्टनेम|होस्ट नाम|कंप्यूटर का नाम)"
              + "[\"']?[ .\\t]{0,24}(?:[:=]|(?:=>|->))[ \\t]{0,24}[\"']?("
              + NAME
              + ")(?=[\"']?(?:\\s*(?:$|[\\n\\r,;|/)\\]}<(]|\\s)|:\\d))",
          Pattern.CASE_INSENSITIVE);

  /** Settings name the machine with one word. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:[a-z]{1,12}[._-])?(?:host|server|node|broker|smarthost|relayhost|nameserver)[\"']? ?= ?[\"']?("
              + NAME
              + ")(?=[\"']?(?:\\s|$|[,;|/)\\]}<]|:\\d))",
          Pattern.CASE_INSENSITIVE);

  /** {@code server name is apollo}: up to the end of the thought. */
  private static final Keyed SAID =
      new Keyed(
          "se ho co pc re ma de",
          Pattern.compile(
              "(?:server ?name|host ?name|computer ?name|pc[ -]name|rechnername|machine ?name|device ?name)\\s(?:(?:is|ist|hai|lautet)\\s(?:now )?[\"']?|(?-i:(?=[A-Z][A-Z0-9-]{3,14}[.,;)\\n])))("
                  + NAME
                  + ")(?=[\"']?(?:$|[\\n.,;!)]|\\s(?:and|aur|und|hai|but|with|ip)))",
              Pattern.CASE_INSENSITIVE));

  /** A bare name with a role at its end that is pinged or logged on to. */
  private static final Keyed PINGED =
      new Keyed(
          "pi ss te ns tr rd co re",
          Pattern.compile(
              "(?:ping(?:ing)?|ssh(?: to| into)?|telnet(?: to)?|nslookup|tracert|traceroute|rdp(?: to)?|reach|connect to)\\s([a-z]{2,14}(?:srv|svr|server|db|sql|dc|fs|nas|prn|prt|gw|fw|proxy|mail|app|web|vpn|sap|wsus|ldap|dns|ntp|git|erp|mes))(?![\\p{L}\\p{N}_.@-])",
              Pattern.CASE_INSENSITIVE));

  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i)localhost|null|none|unknown|n/?a|na|tbd|yes|no|not|is|the|my|your|and|nein|ja|unbekannt|keine?|siehe|see|same|as|wrong|missing|empty|blank|changed|new|old|xxx+|host|server|hostname|dell|hp|lenovo|apple|windows|linux|laptop|desktop|broken|defekt|slow|example|nginx|apache|iis|mysql|oracle|postgres|\\d+");

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    Windows.each(
        URL,
        text,
        Windows.around(text, (t, i) -> t.startsWith("://", i), 24, 300),
        url -> {
          if (isMachine(url)) {
            add(url, 2, found);
            Matcher next = NEXT.matcher(text).region(url.end(), text.length());
            while (next.lookingAt()) {
              add(next, 1, found);
              next.region(next.end(), text.length());
            }
          }
        });
    Windows.each(
        WITH_ADDRESS,
        text,
        Windows.around(text, (t, i) -> t.charAt(i) == '/', 44, 24),
        match -> {
          if (!PROTOCOL.matcher(match.group(1)).matches()) {
            add(match, 1, found);
          }
        });
    List<int[]> signs = Windows.around(text, (t, i) -> t.charAt(i) == '@', 110, 130);
    Windows.each(AT_PORT, text, signs, match -> add(match, 1, found));
    Windows.each(PORT_AT, text, signs, match -> add(match, 1, found));
    COMMAND.each(text, match -> add(match, 1, found));
    Windows.each(USER_AT, text, signs, match -> add(match, 1, found));
    Windows.each(SSH, text, signs, match -> add(match, 1, found));
    Windows.each(
        SYSLOG,
        text,
        Windows.around(text, HostAddressDetector::isClock, 40, 130),
        line -> {
          if (!LEVEL.matcher(line.group(1)).matches()) {
            add(line, 1, found);
          }
        });
    Windows.each(
        FIELD,
        text,
        Windows.around(text, (t, i) -> t.charAt(i) == ':' || t.charAt(i) == '=', 60, 110),
        field -> {
          if (!PasswordWords.looksLikeState(field.group(1))) {
            add(field, 1, found);
          }
        });
    SAID.each(
        text,
        said -> {
          if (!PasswordWords.looksLikeState(said.group(1))) {
            add(said, 1, found);
          }
        });
    STATE.each(
        text,
        state -> {
          if (!PasswordWords.looksLikeState(state.group(1))) {
            add(state, 1, found);
          }
        });
    PINGED.each(text, pinged -> add(pinged, 1, found));
    Windows.each(
        SETTING,
        text,
        Windows.around(text, (t, i) -> t.charAt(i) == '=', 30, 80),
        setting -> add(setting, 1, found));
    return found;
  }

  /** A page of the web is no machine of the house; a bare name or an own port is. */
  private static boolean isMachine(Matcher url) {
    String scheme = url.group(1).toLowerCase(java.util.Locale.ROOT);
    String name = url.group(2);
    boolean bare = name.indexOf('.') < 0;
    boolean web = scheme.startsWith("http") || scheme.startsWith("ws");
    return bare || !web && !QualifiedHostDetector.isPublic(name);
  }

  private static boolean isClock(String text, int i) {
    return text.charAt(i) == ':'
        && i >= 2
        && i + 3 < text.length()
        && text.charAt(i + 3) == ':'
        && Character.isDigit(text.charAt(i - 1))
        && Character.isDigit(text.charAt(i + 1));
  }

  private static void add(Matcher match, int group, List<MaskSpan> found) {
    String name = match.group(group);
    if (!NO_NAME.matcher(name).matches() && !isAddress(name)) {
      found.add(new MaskSpan(match.start(group), match.end(group), MaskType.HOST));
    }
  }

  /** Four numbers: {@link AddressDetector} knows them. */
  private static boolean isAddress(String name) {
    return name.chars().noneMatch(Character::isLetter);
  }
}
