package turbulence.experiment.http;

import java.io.IOException;
import java.io.InputStream;

/// A stream that is read in pieces; its single bytes are pieces of one.
abstract class PieceStream extends InputStream {
  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;

  /// Whether all of it has been read, so that what comes next on the connection is no part of it.
  boolean isAtEnd() {
    return false;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
