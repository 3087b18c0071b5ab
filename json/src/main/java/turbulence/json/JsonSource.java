package turbulence.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Bytes of UTF-8, all at hand or seen through a window that moves over a stream, with the line and
/// column of the byte that comes next.
final class JsonSource {
  static final int END = -1;
  private static final int WINDOW = 16 << 10;
  private static final int LONGEST_WORD = 20;

  /// The smallest character that needs that many bytes after its first.
  private static final int[] SMALLEST = {0, 0x80, 0x800, 0x10000};

  final Limits limits;

  /// Whether surrogates without a partner may come as three bytes each, as they do from a String.
  final boolean surrogates;

  byte[] buffer;
  int at;
  int end;

  /// Where in the buffer the token starts that is being read, or -1: from there on bytes stay.
  int mark = -1;

  private final @Nullable InputStream in;
  private long passed;
  private int line = 1;
  private long lineStart;

  private JsonSource(byte[] buffer, int end, @Nullable InputStream in, Limits limits)
      throws JsonMalformed {
    this(buffer, end, in, limits, false);
  }

  private JsonSource(
      byte[] buffer, int end, @Nullable InputStream in, Limits limits, boolean surrogates)
      throws JsonMalformed {
    this.surrogates = surrogates;
    this.buffer = buffer;
    this.end = end;
    this.in = in;
    this.limits = limits;
    if (in == null && end > limits.bytes()) {
      throw tooLarge();
    }
    if (end >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      at = 3;
      lineStart = 3;
    }
  }

  static JsonSource of(String text, Limits limits) throws JsonMalformed {
    byte[] bytes = TextDecoder.encode(text);
    return new JsonSource(bytes, bytes.length, null, limits, true);
  }

  static JsonSource of(byte[] bytes, Limits limits) throws JsonMalformed {
    return TextDecoder.isUtf8(bytes, bytes.length)
        ? new JsonSource(bytes, bytes.length, null, limits)
        : of(TextDecoder.decode(bytes, limits), limits);
  }

  static JsonSource of(InputStream in, Limits limits) throws IOException {
    byte[] window = new byte[WINDOW];
    int size = in.readNBytes(window, 0, 4);
    if (TextDecoder.isUtf8(window, size)) {
      return new JsonSource(window, size, in, limits);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (size > 0 && all.size() <= limits.bytes()) {
      all.write(window, 0, size);
      size = in.read(window);
    }
    return of(all.toByteArray(), limits);
  }

  /// The next byte that is no blank, taken; END when there is none.
  int next() throws IOException {
    while (true) {
      while (at < end) {
        byte b = buffer[at++];
        if (b > ' ' || b < 0) {
          return b & 0xFF;
        }
        if (b == '\n') {
          line++;
          lineStart = passed + at;
        } else if (b != ' ' && b != '\r' && b != '\t') {
          return b;
        }
      }
      if (!more()) {
        return END;
      }
    }
  }

  /// The next byte whatever it is, taken; END when there is none.
  int take() throws IOException {
    return at < end || more() ? buffer[at++] & 0xFF : END;
  }

  /// The next byte whatever it is, left there; END when there is none.
  int peek() throws IOException {
    return at < end || more() ? buffer[at] & 0xFF : END;
  }

  /// Brings more bytes into the window, moving it; false at the end.
  boolean more() throws IOException {
    if (in == null) {
      return false;
    }
    int keep = mark < 0 ? at : mark;
    if (keep > 0) {
      System.arraycopy(buffer, keep, buffer, 0, end - keep);
      passed += keep;
      at -= keep;
      end -= keep;
      mark = mark < 0 ? -1 : 0;
    } else if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * end, Integer.MAX_VALUE - 16));
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    if (passed + end > limits.bytes()) {
      throw tooLarge();
    }
    return read > 0;
  }

  int line() {
    return line;
  }

  /// The column of the byte that comes next.
  int column() {
    return (int) (passed + at - lineStart) + 1;
  }

  /// The letters and digits that start with this letter, just taken.
  String word(int first) throws IOException {
    StringBuilder word = new StringBuilder().append((char) first);
    int c = peek();
    while (c != END && c < 0x80 && Character.isLetterOrDigit(c) && word.length() < LONGEST_WORD) {
      word.append((char) c);
      at++;
      c = peek();
    }
    return word.toString();
  }

  /// A complaint about the byte that was taken last.
  JsonMalformed unexpected(String expected, int found) throws IOException {
    int column = column() - (found == END ? 0 : 1);
    return unexpected(expected, name(found), column);
  }

  JsonMalformed unexpected(String expected, String found, int column) {
    return new JsonMalformed("expected " + expected + ", found " + found, line, column);
  }

  /// A complaint about what comes next.
  JsonMalformed malformed(String problem) {
    return new JsonMalformed(problem, line, column());
  }

  private JsonMalformed tooLarge() {
    return new JsonMalformed("the text is larger than " + limits.size(), 1, 1);
  }

  private String name(int found) throws IOException {
    if (found == END) {
      return "the end of the text";
    }
    if (found < 0x80 && Character.isLetter(found)) {
      return word(found);
    }
    int point = found < 0x80 ? found : point(found);
    return point <= ' ' || (point >= 0x7F && point < 0xA0) || Character.isSpaceChar(point)
        ? sign(point)
        : point == '\'' ? "\"'\"" : "'" + Character.toString(point) + "'";
  }

  /// The number of a character as Unicode writes it: U+00E9.
  static String sign(int point) {
    String code = Integer.toHexString(point).toUpperCase(Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - code.length())) + code;
  }

  /// The character that starts with this byte, just taken; its other bytes are taken too.
  int point(int first) throws IOException {
    int column = column() - 1;
    int more = first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : -1;
    int point = more < 0 ? -1 : first & (0x3F >> more);
    for (int i = 0; i < more && point >= 0; i++) {
      int next = take();
      point = next >> 6 == 2 ? (point << 6) | (next & 0x3F) : -1;
    }
    boolean surrogate = point >> 11 == Character.MIN_SURROGATE >> 11;
    if (point < 0
        || point < SMALLEST[more]
        || point > Character.MAX_CODE_POINT
        || (surrogate && !surrogates)) {
      String code = Integer.toHexString(first).toUpperCase(Locale.ROOT);
      throw unexpected("UTF-8 text", "byte 0x" + code, column);
    }
    lineStart += more;
    return point;
  }
}
