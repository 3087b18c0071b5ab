package turbulence.faults.kubernetes.cluster;

import java.nio.charset.StandardCharsets;

/// The arguments of a URL, quoted.
public record Query(String text) {
  public static final Query NONE = new Query("");

  /// With one more; an empty value is none.
  public Query with(String name, String value) {
    return value.isEmpty() ? this : and(name, value);
  }

  /// With one more, empty or not.
  public Query and(String name, String value) {
    return new Query((text.isEmpty() ? "" : text + "&") + quoted(name) + "=" + quoted(value));
  }

  /// So that it is one piece of a path or one argument, whatever it holds.
  static String quoted(String piece) {
    StringBuilder out = new StringBuilder(piece.length());
    for (byte b : piece.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '.'
              || c == '_'
              || c == '~';
      if (plain) {
        out.append(c);
      } else {
        out.append('%');
        out.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }
}
