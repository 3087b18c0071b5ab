package turbulence.simulator.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the head of a request: its first line and its headers.
final class Head {
  private static final String SIGNS = "!#$%&'*+-.^_`|~";

  private final Input in;
  private final HttpLimits limits;
  private int left;

  private Head(Input in, HttpLimits limits) {
    this.in = in;
    this.limits = limits;
    this.left = limits.head();
  }

  /// Null when the client leaves in the midst of it.
  static @Nullable Request read(Input in, HttpLimits limits) throws IOException {
    return new Head(in, limits).request();
  }

  private @Nullable Request request() throws IOException {
    String first = in.line(limits.line(), 414);
    if (first != null && first.isEmpty()) { // a newline too many after the last body is forgiven
      first = in.line(limits.line(), 414);
    }
    if (first == null) {
      return null;
    }
    left -= first.length();
    Headers headers = headers();
    return headers == null ? null : Target.request(first, headers);
  }

  private @Nullable Headers headers() throws IOException {
    List<Headers.Line> lines = new ArrayList<>();
    while (true) {
      String line = in.line(Math.max(0, left), 431);
      if (line == null) {
        return null;
      }
      if (line.isEmpty()) {
        return new Headers(lines);
      }
      left -= line.length() + 2;
      lines.add(header(line));
    }
  }

  private static Headers.Line header(String line) throws Malformed {
    int colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.substring(0, colon))) {
      throw Malformed.because("malformed header line");
    }
    for (int i = colon + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c < ' ' && c != '\t' || c == 0x7f) {
        throw Malformed.because("invalid header value");
      }
    }
    byte[] value = line.substring(colon + 1).strip().getBytes(StandardCharsets.ISO_8859_1);
    return new Headers.Line(line.substring(0, colon), new String(value, StandardCharsets.UTF_8));
  }

  /// What methods and header names are made of.
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && SIGNS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
