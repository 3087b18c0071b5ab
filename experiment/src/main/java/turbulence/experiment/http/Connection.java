package turbulence.experiment.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// An open connection to a server, TLS and proxy behind it.
final class Connection implements Closeable {
  private final TimedSocket wire;
  private final Socket top;
  private final InputStream in;

  /// @param wire what is closed and timed
  /// @param top what is spoken through
  Connection(TimedSocket wire, Socket top) throws IOException {
    this.wire = wire;
    this.top = top;
    this.in = new BufferedInputStream(top.getInputStream());
  }

  Deadline deadline() {
    return wire.deadline();
  }

  /// Another exchange begins.
  void begin(Deadline deadline) {
    wire.begin(deadline);
  }

  /// Whether another request may be sent over it.
  boolean isFree() {
    return wire.isQuiet();
  }

  /// Whether all that came has been read.
  boolean isRead() throws IOException {
    return in.available() == 0;
  }

  InputStream in() {
    return in;
  }

  void write(byte[] bytes) throws IOException {
    top.getOutputStream().write(bytes);
  }

  /// Closes without a farewell: a TLS goodbye could block, and the answer is complete or lost.
  @Override
  public void close() {
    wire.drop();
  }
}
