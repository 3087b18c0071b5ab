package turbulence.experiment.http;

/// Addresses such as 10.0.0.1 and networks such as 10.0.0.0/8.
final class Ipv4 {
  private Ipv4() {}

  static boolean isAddress(String text) {
    int dots = 0;
    int digits = 0;
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
        digits = 0;
        number = 0;
      } else {
        number = number * 10 + c - '0';
        if (c < '0' || c > '9' || ++digits > 3 || number > 255) {
          return false;
        }
      }
      if (c == '.' && (i == 0 || text.charAt(i - 1) == '.')) {
        return false;
      }
    }
    return dots == 3 && digits > 0;
  }

  /// The four bytes as one number; 0 for what is no address.
  static int parse(String text) {
    if (!isAddress(text)) {
      return 0;
    }
    int address = 0;
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        address = (address << 8) | number;
        number = 0;
      } else {
        number = number * 10 + c - '0';
      }
    }
    return (address << 8) | number;
  }

  static boolean isWithin(int address, String network) {
    int slash = network.indexOf('/');
    if (slash < 0 || !isAddress(network.substring(0, slash))) {
      return false;
    }
    int bits = bits(network.substring(slash + 1));
    if (bits < 1) {
      return false;
    }
    int mask = -1 << (32 - bits);
    return (address & mask) == (parse(network.substring(0, slash)) & mask);
  }

  private static int bits(String text) {
    int bits = text.isEmpty() || text.length() > 2 ? -1 : 0;
    for (int i = 0; i < text.length() && bits >= 0; i++) {
      int digit = text.charAt(i) - '0';
      bits = digit < 0 || digit > 9 ? -1 : bits * 10 + digit;
    }
    return bits > 32 ? -1 : bits;
  }
}
