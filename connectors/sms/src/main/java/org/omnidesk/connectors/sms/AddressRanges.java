package org.omnidesk.connectors.sms;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Addresses and CIDR ranges, IPv4 and IPv6. Literals only: nothing is ever looked up by name. */
final class AddressRanges {

  private record Range(byte[] network, int bits) {
    boolean contains(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Range> ranges = new ArrayList<>();

  /**
   * @throws IllegalArgumentException naming the entry that is no address or range
   */
  AddressRanges(List<String> entries) {
    for (String entry : entries) {
      int slash = entry.indexOf('/');
      byte[] network = literal(slash < 0 ? entry : entry.substring(0, slash));
      String bits =
          slash < 0
              ? String.valueOf(network == null ? 0 : network.length * 8)
              : entry.substring(slash + 1);
      if (network == null
          || !bits.matches("\\d{1,3}")
          || Integer.parseInt(bits) > network.length * 8) {
        throw new IllegalArgumentException("'" + entry + "' is no address or CIDR range");
      }
      ranges.add(new Range(network, Integer.parseInt(bits)));
    }
  }

  boolean contains(String address) {
    byte[] bytes = address == null ? null : literal(address);
    return bytes != null && ranges.stream().anyMatch(r -> r.contains(bytes));
  }

  /** The bytes of an address literal (an IPv4-mapped one as IPv4); null if it is none. */
  private static byte[] literal(String text) {
    String bare = text.strip();
    int zone = bare.indexOf('%');
    bare = zone < 0 ? bare : bare.substring(0, zone);
    boolean v4 = bare.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    if (!v4 && !bare.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return null;
    }
    try {
      return InetAddress.getByName(bare).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
