package turbulence.simulator.traffic.policy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A range of addresses without some that lie in it.
record Block(@Nullable Range range, List<Range> except) {
  /// Addresses that begin with the same bits.
  private static final class Range {
    private final byte[] first;
    private final int bits;

    private Range(byte[] first, int bits) {
      this.first = first;
      this.bits = bits;
    }

    static @Nullable Range of(String text) {
      int slash = text.indexOf('/');
      try {
        byte[] first =
            InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int bits = slash < 0 ? first.length * 8 : Integer.parseInt(text.substring(slash + 1));
        return bits < 0 || bits > first.length * 8 ? null : new Range(first, bits);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    boolean has(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int bit = 0x80 >> i % 8;
        if ((address[i / 8] & bit) != (first[i / 8] & bit)) {
          return false;
        }
      }
      return true;
    }
  }

  static Block of(JsonObject given) {
    List<Range> except = new ArrayList<>();
    for (Json each : given.array("except")) {
      Range range = each instanceof JsonText text ? Range.of(text.value()) : null;
      if (range != null) {
        except.add(range);
      }
    }
    return new Block(Range.of(given.text("cidr").orElse("")), except);
  }

  boolean has(String ip) {
    byte[] address;
    try {
      address = InetAddress.ofLiteral(ip).getAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
    return range != null
        && range.has(address)
        && except.stream().noneMatch(each -> each.has(address));
  }
}
