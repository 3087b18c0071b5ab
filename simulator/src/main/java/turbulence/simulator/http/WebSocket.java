package turbulence.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A WebSocket that only the server has something to say on: each line that is written goes out as
/// a message of text. What the client sends is heard for the sake of pings and the farewell.
public final class WebSocket extends OutputStream {
  private static final int LARGEST = 64 << 10;

  private final Messages messages;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);

  private WebSocket(Messages messages) {
    this.messages = messages;
  }

  /// Whether a client wants to speak so.
  public static boolean isAsked(Request request) {
    return Messages.areAsked(request);
  }

  /// Shakes hands, and from then on hears the client on a thread of its own.
  ///
  /// @param gone what to do when the client says good-bye or is gone
  public static WebSocket accept(Exchange exchange, Runnable gone) throws IOException {
    WebSocket socket = new WebSocket(Messages.accept(exchange, "", LARGEST));
    Thread.ofVirtual().name("http-websocket").start(() -> socket.hear(gone));
    return socket;
  }

  private void hear(Runnable gone) {
    try {
      boolean more = true;
      while (more) {
        more = messages.next().isPresent();
      }
    } catch (IOException e) {
      // The client left without a word; that is told all the same.
    } finally {
      gone.run();
    }
  }

  @Override
  public void write(int b) throws IOException {
    if (b == '\n') {
      messages.say(line.toByteArray());
      line.reset();
    } else {
      line.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, from, i - from);
        write('\n');
        from = i + 1;
      }
    }
    line.write(bytes, from, offset + length - from);
  }

  /// Says good-bye, as at the usual end.
  @Override
  public void close() throws IOException {
    messages.close();
  }
}
