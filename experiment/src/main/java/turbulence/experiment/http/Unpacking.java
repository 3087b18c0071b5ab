package turbulence.experiment.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// A body with its `Content-Encoding` undone. It is looked at with the first read, not before.
final class Unpacking extends PieceStream {
  private static final int WINDOW = 8 << 10;

  private final PushbackInputStream packed;
  private final String encoding;
  private boolean begun;
  private InputStream plain;

  private Unpacking(InputStream packed, String encoding) {
    this.packed = new PushbackInputStream(packed, 2);
    this.plain = this.packed;
    this.encoding = encoding;
  }

  /// Undoes the last encoding first. Encodings that nobody asked for are left alone.
  static InputStream of(InputStream body, Headers headers) {
    InputStream plain = body;
    if (headers.has("Content-Encoding")) {
      String[] encodings = String.join(",", headers.all("Content-Encoding")).split(",", -1);
      for (int i = encodings.length - 1; i >= 0; i--) {
        String encoding = encodings[i].strip().toLowerCase(Locale.ROOT);
        if (isKnown(encoding)) {
          plain = new Unpacking(plain, encoding);
        }
      }
    }
    return plain;
  }

  private static boolean isKnown(String encoding) {
    return encoding.equals("gzip") || encoding.equals("x-gzip") || encoding.equals("deflate");
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!begun) {
      begun = true;
      plain = begin();
    }
    return plain.read(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  private InputStream begin() throws IOException {
    int first = packed.read();
    if (first < 0) {
      return packed;
    }
    int second = packed.read();
    if (second >= 0) {
      packed.unread(second);
    }
    packed.unread(first);
    if (!encoding.equals("deflate")) {
      return new GZIPInputStream(packed, WINDOW);
    }
    boolean wrapped = (first & 15) == 8 && ((first << 8) | second) % 31 == 0;
    return new InflaterInputStream(packed, new Inflater(!wrapped), WINDOW);
  }
}
