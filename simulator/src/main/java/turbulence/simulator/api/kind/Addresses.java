package turbulence.simulator.api.kind;

import java.net.InetAddress;
import java.util.List;

/// The forms of addresses of the Internet Protocol.
final class Addresses {
  private static final String IP = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
  private static final String CIDR =
      "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
  private static final int LONGEST = 45;

  private Addresses() {}

  static List<String> ip(String text) {
    return isIp(text) ? List.of() : List.of(IP);
  }

  static List<String> cidr(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !isIp(text.substring(0, slash))) {
      return List.of(CIDR);
    }
    int most = text.indexOf(':') >= 0 ? 128 : 32;
    int bits = decimal(text, slash + 1, text.length(), 3);
    return bits < 0 || bits > most ? List.of(CIDR) : List.of();
  }

  static boolean isIp(String text) {
    return text.indexOf(':') >= 0 ? isIpv6(text) : ipv4(text) >= 0;
  }

  /// The address as a number, or -1 when it is none.
  static long ipv4(String text) {
    long address = 0;
    int start = 0;
    for (int i = 0; i < 4; i++) {
      int dot = i == 3 ? text.length() : text.indexOf('.', start);
      int part = dot < 0 ? -1 : decimal(text, start, dot, 3);
      boolean padded = dot - start > 1 && text.charAt(start) == '0';
      if (part < 0 || part > 255 || padded) {
        return -1;
      }
      address = address << 8 | part;
      start = dot + 1;
    }
    return address;
  }

  static String ipv4(long address) {
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  private static int decimal(String text, int start, int end, int digits) {
    if (start >= end || end - start > digits) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  private static boolean isIpv6(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
        return false;
      }
    }
    try {
      return InetAddress.ofLiteral(text) != null;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }
}
