package turbulence.faults.kubernetes.remote;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What comes in line by line, as far as there is room for it: its last lines, and how much came
/// before them.
final class Tail {
  private final int most;
  private byte[] bytes = new byte[8192];
  private int size;
  private long dropped;

  /// @param most how many bytes are kept
  Tail(int most) {
    this.most = most;
  }

  void add(byte[] more, int length) {
    if (size + length > 2L * most) {
      forget(size + length - most);
    }
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
    }
    System.arraycopy(more, 0, bytes, size, length);
    size += length;
  }

  private void forget(int count) {
    int gone = Math.min(count, size);
    System.arraycopy(bytes, gone, bytes, 0, size - gone);
    size -= gone;
    dropped += gone;
  }

  /// What was kept, whole lines only; what is missing is said in a line at its beginning.
  String text() {
    int from = Math.max(0, size - most);
    if (from + dropped == 0) {
      return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
    while (from < size && (from == 0 || bytes[from - 1] != '\n')) {
      from++;
    }
    return "[cut: the last "
        + (size - from)
        + " of "
        + (dropped + size)
        + " bytes are shown]\n"
        + new String(bytes, from, size - from, StandardCharsets.UTF_8);
  }
}
