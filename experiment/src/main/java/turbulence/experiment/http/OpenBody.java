package turbulence.experiment.http;

import java.io.IOException;
import java.io.InputStream;

/// A body that ends with its connection.
final class OpenBody extends WholeBody {
  OpenBody(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return in.read(bytes, offset, length);
  }

  @Override
  boolean isAtEnd() {
    return false;
  }
}
