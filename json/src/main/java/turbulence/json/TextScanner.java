package turbulence.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads what stands between double quotes. Short texts that come again and again, as names do in
/// lists, become one and the same String.
final class TextScanner {
  private static final int REMEMBERED = 1024;
  private static final int SHORT = 40;

  private final JsonSource source;
  private final @Nullable String[] remembered = new @Nullable String[REMEMBERED];
  private final @Nullable JsonText[] values = new @Nullable JsonText[REMEMBERED];
  private final StringBuilder slow = new StringBuilder();

  TextScanner(JsonSource source) {
    this.source = source;
  }

  /// The text whose opening quote has just been taken, as a value.
  JsonText json() throws IOException {
    String text = text();
    if (text.length() > SHORT) {
      return new JsonText(text);
    }
    int slot = slot(text.hashCode());
    JsonText known = values[slot];
    if (known == null || !known.value().equals(text)) {
      known = new JsonText(text);
      values[slot] = known;
    }
    return known;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
  }

  /// The text whose opening quote has just been taken.
  String text() throws IOException {
    source.mark = source.at;
    int hash = 0;
    while (source.at < source.end || source.more()) {
      byte[] buffer = source.buffer;
      int at = source.at;
      int end = source.end;
      byte b = 0;
      while (at < end && (b = buffer[at]) != '"' && b != '\\' && b >= ' ') {
        hash = hash * 31 + b;
        at++;
      }
      source.at = at;
      if (at < end) {
        String text = b == '"' ? plain(hash) : withEscapes();
        source.at++;
        source.mark = -1;
        return text;
      }
    }
    throw unclosed();
  }

  private String plain(int hash) {
    int start = source.mark;
    int length = source.at - start;
    if (length > SHORT) {
      return new String(source.buffer, start, length, StandardCharsets.ISO_8859_1);
    }
    int slot = slot(hash);
    String known = remembered[slot];
    if (known != null && same(known, source.buffer, start, length)) {
      return known;
    }
    String text = new String(source.buffer, start, length, StandardCharsets.ISO_8859_1);
    remembered[slot] = text;
    return text;
  }

  private static boolean same(String known, byte[] buffer, int start, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != buffer[start + i]) {
        return false;
      }
    }
    return true;
  }

  /// Goes on with a text in which something stands that is not one byte for one character, up to
  /// its closing quote, which stays.
  private String withEscapes() throws IOException {
    slow.setLength(0);
    for (int i = source.mark; i < source.at; i++) {
      slow.append((char) source.buffer[i]);
    }
    source.mark = -1;
    int c = source.peek();
    while (c != '"') {
      if (c == JsonSource.END) {
        throw unclosed();
      }
      if (c < ' ') {
        throw source.malformed(
            "a text may not hold the control character " + JsonSource.sign(c) + " unescaped");
      }
      source.at++;
      if (c == '\\') {
        slow.append(escaped());
      } else if (c < 0x80) {
        slow.append((char) c);
      } else {
        slow.appendCodePoint(source.point(c));
      }
      c = source.peek();
    }
    return slow.toString();
  }

  private char escaped() throws IOException {
    int c = source.take();
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int value = 0;
        for (int i = 0; i < 4; i++) {
          int digit = source.take();
          int hex = digit < 0x80 ? Character.digit(digit, 16) : -1;
          if (hex < 0) {
            throw source.unexpected("four hexadecimal digits after \\u", digit);
          }
          value = (value << 4) | hex;
        }
        yield (char) value;
      }
      default -> throw source.unexpected("one of \"\\/bfnrtu after \\", c);
    };
  }

  private JsonMalformed unclosed() {
    return source.malformed("expected \" at the end of a text, found the end of the text");
  }
}
