package turbulence.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// The head of an answer as bytes.
final class Answer {
  private Answer() {}

  static byte[] head(int status, Headers headers) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(status).append(' ').append(Phrase.of(status)).append("\r\n");
    for (Headers.Line line : headers.lines()) {
      head.append(line.name()).append(": ");
      value(line.value(), head);
      head.append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /// A value cannot begin another line, whoever wrote it.
  private static void value(String value, StringBuilder head) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      head.append(c < ' ' && c != '\t' || c == 0x7f ? ' ' : c);
    }
  }

  /// Whether answers of this status have no body.
  static boolean isBare(int status) {
    return status < 200 || status == 204 || status == 304;
  }

  static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 8 + 64);
    try (GZIPOutputStream out = new Fast(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  /// Quick rather than small.
  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream packed) throws IOException {
      super(packed, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
