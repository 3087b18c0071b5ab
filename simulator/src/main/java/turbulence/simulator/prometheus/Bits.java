package turbulence.simulator.prometheus;

import java.util.Arrays;

/// Bits one after the other.
final class Bits {
  private long[] words = new long[4];
  private int length;

  /// Adds the lowest bits of a value.
  void add(long value, int count) {
    for (int left = count; left > 0; ) {
      int word = length >> 6;
      int free = 64 - (length & 63);
      int now = Math.min(free, left);
      if (word == words.length) {
        words = Arrays.copyOf(words, words.length * 2);
      }
      long part = value >>> (left - now) & mask(now);
      words[word] |= part << (free - now);
      length += now;
      left -= now;
    }
  }

  private static long mask(int count) {
    return count == 64 ? -1L : (1L << count) - 1;
  }

  /// Gives back what is not needed any more.
  void trim() {
    words = Arrays.copyOf(words, (length + 63) >> 6);
  }

  /// Reads from the first bit on.
  Reader reader() {
    return new Reader();
  }

  /// A place in the bits.
  final class Reader {
    private int at;

    boolean bit() {
      boolean bit = (words[at >> 6] >>> (63 - (at & 63)) & 1) == 1;
      at++;
      return bit;
    }

    long bits(int count) {
      long value = 0;
      for (int left = count; left > 0; ) {
        int free = 64 - (at & 63);
        int now = Math.min(free, left);
        long part = words[at >> 6] >>> (free - now) & mask(now);
        value = now == 64 ? part : value << now | part;
        at += now;
        left -= now;
      }
      return value;
    }
  }
}
