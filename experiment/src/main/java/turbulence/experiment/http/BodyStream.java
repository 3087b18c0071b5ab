package turbulence.experiment.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/// A body as the caller reads it: what breaks it comes out as [HttpFailed].
final class BodyStream extends PieceStream {
  private final InputStream in;
  private final Connection connection;

  BodyStream(InputStream in, Connection connection) {
    this.in = in;
    this.connection = connection;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      throw told(e);
    }
  }

  /// An interrupt stays noted on the thread, as every blocking stream leaves it.
  private IOException told(IOException cause) {
    try {
      return Failures.of(
          cause, connection.deadline(), HttpFailed.Reason.TRUNCATED, "reading the body");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException told = new InterruptedIOException(e.getMessage());
      told.initCause(e);
      return told;
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
