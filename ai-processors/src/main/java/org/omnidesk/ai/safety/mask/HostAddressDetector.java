package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of machines by the place where they stand, whatever they look like: after the scheme of a
 * network address, after the user in {@code user@host}, behind the time of a syslog line (RFC 3164
 * and 5424).
 */
final class HostAddressDetector implements Detector {

  /** Schemes whose authority is a machine; those of web pages only with a bare name or a port. */
  private static final Pattern URL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(https?|wss?|tcp|udp|ssl|tls|ftps?|sftp|ssh|scp|rsync|smb|cifs|nfs|afp|ldaps?|gc|rdp|vnc|telnet|spice|rediss?|mongodb(?:\\+srv)?|postgres(?:ql)?|mysql|mariadb|"
              + "mssql|sqlserver|oracle|sap|hdb|db2|sybase|amqps?|mqtts?|nats|kafka|stomp|jms|zk|zookeeper|imaps?|pop3?s?|smtps?|sips?|rtsp|rtmp|snmp|syslog|opc\\.tcp|modbus|iscsi|ipps?|socket|lpd|"
              + "git|svn|svn\\+ssh|hdfs|webhdfs|influxdb|elasticsearch|bolt|neo4j|cassandra|clickhouse|consul|vault|etcd|rmi|iiop|t3s?|jnp|ntp|radius|socks[45]?|grpcs?|thrift|winrm|file)"
              + "://(?:[^\\s/\"'<>]{0,140}@)?("
              + HostName.NAME
              + ")(:\\d{2,5})?(?![A-Za-z0-9_-])",
          Pattern.CASE_INSENSITIVE);

  /** {@code jdbc:oracle:thin:@HOST:1521:SID}, {@code @//HOST:1521/SERVICE}. */
  private static final Pattern AT_PORT =
      Pattern.compile("@(?://)?(" + HostName.NAME + "):\\d{3,5}(?!\\d)");

  /** A prompt or a target of ssh and scp: the name has a number or a path follows. */
  private static final Pattern USER_AT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.%+-])[a-z_][a-z0-9_.-]{0,31}@([A-Za-z][A-Za-z0-9-]{1,40})(?=:[~/]|[:\\s]{0,2}[~/][^\\n]{0,60}?[$#](?:\\s|$)|[\\s\\]]+[~/])");

  private static final Pattern SSH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:ssh|scp|sftp|rsync)\\s(?:-\\S{1,20}\\s(?:\\S{1,40}\\s)?){0,3}[a-z_][a-z0-9_.-]{0,31}@([A-Za-z][A-Za-z0-9-]{1,40})(?![\\p{L}\\p{N}.])");

  private static final Pattern PORT_AT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:\\d{4,5}|server\\s)@(" + HostName.NAME + ")(?![\\p{L}\\p{N}@])");

  /** Further members of a cluster: {@code a:27017,b:27017}. */
  private static final Pattern NEXT = Pattern.compile(",(" + HostName.NAME + "):\\d{2,5}(?!\\d)");

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
              + HostName.NAME
              + ")\\s(?=[\\p{L}][\\w./()-]{0,40}(?:\\[\\d{1,8}\\])?:|%[A-Z]|\\d{1,9}:\\s%|[\\p{L}][\\w./-]{0,40}\\s(?:\\d{1,7}|-)\\s)");

  private static final Pattern LEVEL =
      Pattern.compile(
          "(?i)trace|debug|info|notice|warn|warning|error|fatal|severe|critical|crit|alert|emerg|fine|finer|finest|main|localhost|utc|gmt|cet|cest|ist|am|pm|root");

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    Windows.each(
        URL,
        text,
        Windows.around(text, (t, i) -> t.startsWith("://", i), 24, 300),
        url -> {
          if (isMachine(url)) {
            HostName.add(url, 2, found);
            Matcher next = NEXT.matcher(text).region(url.end(), text.length());
            while (next.lookingAt()) {
              HostName.add(next, 1, found);
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
            HostName.add(match, 1, found);
          }
        });
    List<int[]> signs = Windows.around(text, (t, i) -> t.charAt(i) == '@', 110, 130);
    Windows.each(AT_PORT, text, signs, match -> HostName.add(match, 1, found));
    Windows.each(PORT_AT, text, signs, match -> HostName.add(match, 1, found));
    Windows.each(USER_AT, text, signs, match -> HostName.add(match, 1, found));
    Windows.each(SSH, text, signs, match -> HostName.add(match, 1, found));
    Windows.each(
        SYSLOG,
        text,
        Windows.around(text, HostAddressDetector::isClock, 40, 130),
        line -> {
          if (!LEVEL.matcher(line.group(1)).matches()) {
            HostName.add(line, 1, found);
          }
        });
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
}
