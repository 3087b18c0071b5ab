package turbulence.experiment.http;

import java.io.IOException;
import java.io.InputStream;

/// A body cut out of what a connection delivers.
abstract class WholeBody extends InputStream {
  final InputStream in;

  WholeBody(InputStream in) {
    this.in = in;
  }

  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// Whether all of it was read and the connection stands where the next answer starts.
  abstract boolean isAtEnd();
}
