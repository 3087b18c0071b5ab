package turbulence.faults.kubernetes.remote;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What comes in from a stream, as far as there is room for it: its beginning, and how much came
/// after that.
final class Gathered {
  private final int most;
  private byte[] bytes = new byte[256];
  private int size;
  private long dropped;

  /// @param most how many bytes are kept
  Gathered(int most) {
    this.most = most;
  }

  void add(byte[] more, int offset, int length) {
    int kept = Math.min(length, most - size);
    if (size + kept > bytes.length) {
      int doubled = (int) Math.min(most, 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(size + kept, doubled));
    }
    System.arraycopy(more, offset, bytes, size, kept);
    size += kept;
    dropped += length - kept;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// What was kept, whole letters only; what is missing is said in a line at its end.
  String text() {
    if (dropped == 0) {
      return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
    int shown = wholeLetters();
    return new String(bytes, 0, shown, StandardCharsets.UTF_8)
        + "\n[cut: "
        + shown
        + " of "
        + (size + dropped)
        + " bytes are shown]\n";
  }

  /// How many of the bytes are whole letters of UTF-8: the last one may have been cut.
  private int wholeLetters() {
    int begin = size - 1;
    while (begin > 0 && begin > size - 4 && (bytes[begin] & 0xC0) == 0x80) {
      begin--;
    }
    if (begin < 0 || bytes[begin] >= 0) {
      return size;
    }
    int length = Integer.numberOfLeadingZeros(~bytes[begin] << 24);
    return begin + length <= size ? size : begin;
  }
}
