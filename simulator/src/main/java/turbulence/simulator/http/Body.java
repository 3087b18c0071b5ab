package turbulence.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a request, read when it is asked for; clients that wait for `100 Continue` get it
/// then.
final class Body {
  private static final int UNREAD = 256 << 10;
  private static final int LINE = 4096;

  /// Before the first byte is read.
  interface Invitation {
    void send() throws IOException;
  }

  private final Input in;
  private final long length;
  private final int limit;
  private @Nullable Invitation invitation;
  private byte @Nullable [] bytes;
  private boolean broken;

  private Body(Input in, long length, int limit) {
    this.in = in;
    this.length = length;
    this.limit = limit;
  }

  static Body of(Request request, Input in, int limit, Invitation invitation) throws Malformed {
    Body body = new Body(in, length(request.headers()), limit);
    List<String> expected = request.headers().all("Expect");
    if (!expected.isEmpty()) {
      if (!expected.getFirst().equalsIgnoreCase("100-continue")) {
        throw new Malformed(417, "unknown expectation");
      }
      body.invitation = request.recent() && body.length != 0 ? invitation : null;
    }
    return body;
  }

  /// -1: in chunks.
  private static long length(Headers headers) throws Malformed {
    List<String> coding = headers.all("Transfer-Encoding");
    if (!coding.isEmpty()) {
      if (coding.size() == 1 && coding.getFirst().equalsIgnoreCase("chunked")) {
        return -1;
      }
      throw new Malformed(501, "unsupported transfer encoding");
    }
    List<String> lengths = headers.all("Content-Length").stream().distinct().toList();
    if (lengths.isEmpty()) {
      return 0;
    }
    if (lengths.size() > 1) {
      throw Malformed.because("bad Content-Length");
    }
    return number(lengths.getFirst(), 10, "bad Content-Length");
  }

  byte[] read() throws IOException {
    byte[] known = bytes;
    if (known != null) {
      return known;
    }
    if (broken) {
      throw Malformed.because("the body could not be read");
    }
    broken = true; // until it is whole
    byte[] whole = take();
    broken = false;
    bytes = whole;
    return whole;
  }

  private byte[] take() throws IOException {
    if (length > limit) {
      throw tooLarge();
    }
    Invitation first = invitation;
    if (first != null) {
      invitation = null;
      first.send();
    }
    return length < 0 ? chunks() : exactly((int) length);
  }

  /// Whether the next request can be found behind this body; reads what is left of it.
  boolean finish() throws IOException {
    if (bytes != null || length == 0) {
      return true;
    }
    if (broken || invitation != null || length > Math.min(UNREAD, limit)) {
      return false;
    }
    try {
      return read().length <= UNREAD;
    } catch (Malformed e) {
      return false;
    }
  }

  private byte[] exactly(int count) throws IOException {
    byte[] all = in.readNBytes(count);
    if (all.length < count) {
      throw new EOFException("the client left in the midst of its request");
    }
    return all;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      int size = size(line());
      if (size == 0) {
        break;
      }
      if (size > limit - all.size()) {
        throw tooLarge();
      }
      all.write(exactly(size), 0, size);
      if (!line().isEmpty()) {
        throw Malformed.because("malformed chunked encoding");
      }
    }
    int trailers = 0;
    while (!line().isEmpty()) {
      if (++trailers > 100) {
        throw new Malformed(431, "too many trailers");
      }
    }
    return all.toByteArray();
  }

  private String line() throws IOException {
    String line = in.line(LINE, 400);
    if (line == null) {
      throw new EOFException("the client left in the midst of its request");
    }
    return line;
  }

  private static int size(String line) throws Malformed {
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
    return (int) Math.min(Integer.MAX_VALUE, number(digits, 16, "invalid byte in chunk length"));
  }

  private static long number(String digits, int radix, String complaint) throws Malformed {
    if (digits.isEmpty() || digits.length() > 15) {
      throw Malformed.because(complaint);
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        throw Malformed.because(complaint);
      }
      number = number * radix + digit;
    }
    return number;
  }

  private Malformed tooLarge() {
    return new Malformed(413, "limit is " + limit);
  }
}
