package turbulence.simulator.traffic.policy;

import java.math.BigInteger;
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
  ///
  /// @param length of an address, in bits
  private record Range(BigInteger first, int length, int bits) {
    static @Nullable Range of(String text) {
      int slash = text.indexOf('/');
      try {
        byte[] first =
            InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int length = first.length * 8;
        int bits = slash < 0 ? length : Integer.parseInt(text.substring(slash + 1));
        return bits < 0 || bits > length ? null : new Range(new BigInteger(1, first), length, bits);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    boolean has(byte[] address) {
      return address.length * 8 == length
          && first.xor(new BigInteger(1, address)).shiftRight(length - bits).signum() == 0;
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
    try {
      byte[] address = InetAddress.ofLiteral(ip).getAddress();
      return range != null
          && range.has(address)
          && except.stream().noneMatch(each -> each.has(address));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
