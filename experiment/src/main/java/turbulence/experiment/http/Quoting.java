package turbulence.experiment.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Percent-encoding, character for character as python-requests does it.
public final class Quoting {
  static final String PATH = "-._~!$&'()*+,;=:@/";
  static final String QUERY = PATH + "?";
  private static final String FORM = "-._~";
  private static final String HEX = "0123456789ABCDEF";

  private Quoting() {}

  /// As in a form or a query argument: a space becomes `+`.
  public static String form(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b == ' ') {
        out.append('+');
      } else {
        append(out, b, FORM);
      }
    }
    return out.toString();
  }

  /// Part of a URL as somebody wrote it. Escapes that are there already stay, those of plain
  /// characters are undone; one `%` that starts no escape makes all of them plain text.
  static String part(String text, String allowed) {
    boolean escapes = onlyEscapes(text);
    if (escapes && isPlain(text, allowed)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && isEscape(bytes, i)) {
        byte meant = (byte) ((digit(bytes[i + 1]) << 4) | digit(bytes[i + 2]));
        if (escapes) {
          append(out, meant, FORM);
        } else {
          appendHex(out.append("%25"), meant);
        }
        i += 2;
      } else {
        append(out, bytes[i], allowed);
      }
    }
    return out.toString();
  }

  /// Undoes percent-encoding; what is no escape stays.
  static String undo(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && isEscape(bytes, i)) {
        out.write((digit(bytes[i + 1]) << 4) | digit(bytes[i + 2]));
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean isPlain(String text, String allowed) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 126 || !isAllowed((byte) c, allowed)) {
        return false;
      }
    }
    return true;
  }

  private static boolean onlyEscapes(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (at + 2 >= text.length() || !isHex(text.charAt(at + 1)) || !isHex(text.charAt(at + 2))) {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder out, byte b, String allowed) {
    if (isAllowed(b, allowed)) {
      out.append((char) b);
    } else {
      appendHex(out.append('%'), b);
    }
  }

  private static void appendHex(StringBuilder out, byte b) {
    out.append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length && isHex(bytes[at + 1]) && isHex(bytes[at + 2]);
  }

  private static boolean isAllowed(byte b, String allowed) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || (b > 0 && allowed.indexOf(b) >= 0);
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static int digit(int c) {
    return c <= '9' ? c - '0' : (c & 15) + 9;
  }
}
