package turbulence.experiment.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/// A body as the caller reads it: what breaks it comes out as [HttpFailed].
final class BodyStream extends PieceStream {
  private final InputStream in;
  private final InputStream framed;
  private final Connection connection;
  private boolean over;

  /// @param framed what `in` unpacks
  BodyStream(InputStream in, InputStream framed, Connection connection) {
    this.in = in;
    this.framed = framed;
    this.connection = connection;
  }

  /// Whether the body has come to its end and the connection is good for another one. What is left
  /// after the end of something packed is the last, empty chunk.
  boolean isReadWhole() {
    if (!(framed instanceof PieceStream pieces)) {
      return false;
    }
    try {
      if (over && !pieces.isAtEnd() && connection.in().available() > 0) {
        return framed.read() < 0 && connection.isRead();
      }
      return pieces.isAtEnd() && connection.isRead();
    } catch (IOException e) {
      // Such a connection is closed, and nobody needs to know.
      return false;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int count = in.read(bytes, offset, length);
      over |= count < 0;
      return count;
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
