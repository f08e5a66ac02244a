package org.omnidesk.hub.e2e;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a process is connected to, or tries to be, as Linux tells it under {@code /proc}. */
final class OpenSockets {

  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
  private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");

  private final Path process;

  OpenSockets(long pid) {
    this.process = Path.of("/proc", String.valueOf(pid));
  }

  /** Whether this system can tell. */
  boolean canTell() {
    return Files.isDirectory(process.resolve("fd"));
  }

  /** Addresses of other machines; listening and loopback ones are none. */
  Set<String> foreign() throws IOException {
    Set<String> own = inodes();
    Set<String> foreign = new TreeSet<>();
    for (String table : TABLES) {
      Path file = process.resolve("net").resolve(table);
      if (!Files.exists(file)) {
        continue;
      }
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(1, lines.size())) {
        String[] columns = line.strip().split("\\s+");
        if (own.contains(columns[9])) {
          InetAddress remote = address(columns[2].substring(0, columns[2].indexOf(':')));
          if (!remote.isLoopbackAddress() && !remote.isAnyLocalAddress()) {
            foreign.add(table + " " + remote.getHostAddress());
          }
        }
      }
    }
    return foreign;
  }

  private Set<String> inodes() throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          Matcher socket = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
          if (socket.matches()) {
            inodes.add(socket.group(1));
          }
        } catch (IOException closedMeanwhile) {
          // a descriptor that is gone connects nowhere
        }
      }
    }
    return inodes;
  }

  /** Words of four bytes, each the other way round. */
  private static InetAddress address(String hex) throws IOException {
    byte[] bytes = new byte[hex.length() / 2];
    for (int word = 0; word < bytes.length; word += 4) {
      byte[] four = new BigInteger(hex.substring(2 * word, 2 * word + 8), 16).toByteArray();
      for (int i = 0; i < 4; i++) {
        int at = four.length - 1 - i;
        bytes[word + i] = at >= 0 ? four[at] : 0;
      }
    }
    return InetAddress.getByAddress(bytes);
  }
}
