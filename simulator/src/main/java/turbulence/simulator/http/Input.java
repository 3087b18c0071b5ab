package turbulence.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a client sends, read ahead into a buffer that is small while nothing happens. For one
/// thread at a time.
final class Input extends InputStream {
  private static final int SMALL = 1024;

  private final InputStream in;
  private byte[] buffer = new byte[SMALL];
  private int from;
  private int to;

  Input(InputStream in) {
    this.in = in;
  }

  boolean isEmpty() {
    return from == to;
  }

  /// Waits for the first byte of what comes; false when nothing comes any more.
  boolean await() throws IOException {
    if (!isEmpty()) {
      return true;
    }
    if (buffer.length > SMALL) {
      buffer = new byte[SMALL];
    }
    return fill();
  }

  /// The next line as Latin-1, without its end; null when the input ends before the line does.
  @Nullable String line(int limit, int statusAbove) throws IOException {
    int seen = 0;
    while (true) {
      for (int i = from + seen; i < to; i++) {
        if (buffer[i] == '\n') {
          return cut(i, limit, statusAbove);
        }
      }
      seen = to - from;
      if (seen > limit + 1) {
        throw new Malformed(statusAbove, "line too long");
      }
      if (!fill()) {
        return null;
      }
    }
  }

  private String cut(int newline, int limit, int statusAbove) throws Malformed {
    int end = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
    if (end - from > limit) {
      throw new Malformed(statusAbove, "line too long");
    }
    String line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
    from = newline + 1;
    return line;
  }

  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = 0;
    } else if (to == buffer.length && from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    } else if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, to, buffer.length - to);
    to += Math.max(0, count);
    return count > 0;
  }

  @Override
  public int read() throws IOException {
    return isEmpty() && !fill() ? -1 : buffer[from++] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (isEmpty()) {
      return in.read(bytes, offset, length);
    }
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, bytes, offset, count);
    from += count;
    return count;
  }
}
