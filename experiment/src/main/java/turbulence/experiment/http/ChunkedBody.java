package turbulence.experiment.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/// A body that comes in chunks, each with its length before it.
final class ChunkedBody extends PieceStream {
  private final InputStream in;
  private long left;
  private boolean begun;
  private boolean ended;

  ChunkedBody(InputStream in) {
    this.in = in;
  }

  @Override
  boolean isAtEnd() {
    return ended;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0 || ended || (left == 0 && !nextChunk())) {
      return ended ? -1 : 0;
    }
    int count = in.read(bytes, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the body broke off within a chunk");
    }
    left -= count;
    return count;
  }

  private boolean nextChunk() throws IOException {
    if (begun && !HeadReader.readLine(in).isEmpty()) {
      throw new ProtocolException("a chunk is longer than its length says");
    }
    begun = true;
    left = length(HeadReader.readLine(in));
    if (left == 0) {
      passTrailers();
      ended = true;
    }
    return !ended;
  }

  private void passTrailers() throws IOException {
    try {
      HeadReader.readLines(in);
    } catch (EOFException e) {
      // Some servers hang up right after the last chunk. The body is whole all the same.
      return;
    }
  }

  private static long length(String line) throws ProtocolException {
    int semicolon = line.indexOf(';');
    String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
    long length = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      length = digit < 0 || length >> 55 != 0 ? -1 : (length << 4) | digit;
      if (length < 0) {
        break;
      }
    }
    if (digits.isEmpty() || length < 0) {
      throw new ProtocolException("a chunk without a length");
    }
    return length;
  }
}
