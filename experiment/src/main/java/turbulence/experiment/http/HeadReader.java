package turbulence.experiment.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads status line and headers, up to 256 KiB and 1000 lines of them.
final class HeadReader {
  private static final int MOST_BYTES = 256 << 10;
  private static final int MOST_LINES = 1000;

  private final InputStream in;
  private byte[] line = new byte[256];
  private int bytes;

  private HeadReader(InputStream in) {
    this.in = in;
  }

  /// The head of the answer proper; those that only announce it are passed over.
  static ResponseHead read(InputStream in) throws IOException {
    HeadReader reader = new HeadReader(in);
    ResponseHead head = reader.head();
    while (head.isInterim()) {
      head = reader.head();
    }
    return head;
  }

  /// The header lines up to an empty line, as they also end a chunked body.
  static Headers readLines(InputStream in) throws IOException {
    return new HeadReader(in).lines();
  }

  /// One line without its end.
  static String readLine(InputStream in) throws IOException {
    return new HeadReader(in).line();
  }

  private ResponseHead head() throws IOException {
    String start = line();
    int status = status(start);
    String reason = start.length() > 13 ? start.substring(13).strip() : "";
    return new ResponseHead(status, reason, lines());
  }

  private static int status(String start) throws ProtocolException {
    if (start.startsWith("HTTP/1.") && start.length() >= 12 && start.charAt(8) == ' ') {
      int status = 0;
      for (int i = 9; i < 12; i++) {
        int digit = start.charAt(i) - '0';
        status = digit < 0 || digit > 9 || status < 0 ? -1 : status * 10 + digit;
      }
      boolean ends = start.length() == 12 || start.charAt(12) == ' ';
      if (status >= 100 && ends) {
        return status;
      }
    }
    throw new ProtocolException("expected an HTTP/1.1 status line, got " + shown(start));
  }

  private Headers lines() throws IOException {
    List<Headers.Header> lines = new ArrayList<>();
    for (String next = line(); !next.isEmpty(); next = line()) {
      Headers.Header header = header(next, lines.isEmpty() ? null : lines.getLast());
      if (header != null) {
        if (isContinued(next)) {
          lines.removeLast();
        }
        lines.add(header);
      }
      if (lines.size() > MOST_LINES) {
        throw new ProtocolException("more than " + MOST_LINES + " header lines");
      }
    }
    return new Headers(lines);
  }

  /// What this line says, or null when it says nothing.
  private static Headers.@Nullable Header header(String text, Headers.@Nullable Header before) {
    if (isContinued(text)) {
      return before == null
          ? null
          : new Headers.Header(before.name(), (before.value() + " " + text.strip()).strip());
    }
    int colon = text.indexOf(':');
    return colon <= 0
        ? null
        : new Headers.Header(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }

  private static boolean isContinued(String text) {
    return text.charAt(0) == ' ' || text.charAt(0) == '\t';
  }

  private String line() throws IOException {
    int length = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException(
            bytes == 0 ? "the connection was closed without an answer" : "the answer broke off");
      }
      if (++bytes > MOST_BYTES) {
        throw new ProtocolException("more than " + (MOST_BYTES >> 10) + " KiB of headers");
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, length * 2);
      }
      line[length++] = (byte) c;
    }
    bytes++;
    boolean returned = length > 0 && line[length - 1] == '\r';
    return new String(line, 0, returned ? length - 1 : length, StandardCharsets.ISO_8859_1);
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder("'");
    for (int i = 0; i < Math.min(text.length(), 40); i++) {
      char c = text.charAt(i);
      shown.append(c < ' ' || c > 126 ? '?' : c);
    }
    return shown.append("'").toString();
  }
}
