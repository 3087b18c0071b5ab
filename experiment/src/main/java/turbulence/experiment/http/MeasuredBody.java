package turbulence.experiment.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body of a length known beforehand.
final class MeasuredBody extends PieceStream {
  private final InputStream in;
  private long left;

  MeasuredBody(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  boolean isAtEnd() {
    return left == 0;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = in.read(bytes, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the body broke off, " + left + " bytes are missing");
    }
    left -= count;
    return count;
  }
}
