package turbulence.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The server's side of a WebSocket that only the server has something to say on: each line that is
/// written goes out as a message of text. What the client sends is heard for the sake of pings and
/// the farewell.
public final class WebSocket extends OutputStream {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int FINAL = 0x80;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int LARGEST = 64 << 10;

  private final Duplex duplex;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private final Object sending = new Object();
  private boolean closed;

  private WebSocket(Duplex duplex) {
    this.duplex = duplex;
  }

  /// Whether a client wants to speak so.
  public static boolean isAsked(Request request) {
    Headers headers = request.headers();
    return headers.lists("Connection", "Upgrade") && headers.lists("Upgrade", "websocket");
  }

  /// Shakes hands, and from then on hears the client on a thread of its own.
  ///
  /// @param gone what to do when the client says good-bye or is gone
  public static WebSocket accept(Exchange exchange, Runnable gone) throws IOException {
    Headers headers = exchange.request().headers();
    String key = headers.first("Sec-WebSocket-Key");
    if (key == null || !"13".equals(headers.first("Sec-WebSocket-Version"))) {
      throw Malformed.because("not a WebSocket of version 13");
    }
    WebSocket socket =
        new WebSocket(
            exchange.upgrade(
                Headers.of("Upgrade", "websocket").with("Sec-WebSocket-Accept", answer(key))));
    Thread.ofVirtual().name("http-websocket").start(() -> socket.hear(gone));
    return socket;
  }

  private static String answer(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private void hear(Runnable gone) {
    try (DataInputStream in = new DataInputStream(duplex.in())) {
      boolean more = true;
      while (more) {
        more = hear(in);
      }
      close();
    } catch (IOException e) {
      // The client left without a word; that is told all the same.
    } finally {
      gone.run();
    }
  }

  /// False after the client's farewell, or when it does not keep to the protocol.
  private boolean hear(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte() & 0xf;
    int second = in.readUnsignedByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    boolean masked = (second & 0x80) != 0;
    if (!masked || length < 0 || length > LARGEST) {
      return false;
    }
    byte[] mask = in.readNBytes(4);
    byte[] content = in.readNBytes((int) length);
    if (mask.length < 4 || content.length < length) {
      return false;
    }
    for (int i = 0; i < content.length; i++) {
      content[i] ^= mask[i % 4];
    }
    if (kind == PING) {
      send(PONG, content);
    }
    return kind != CLOSE;
  }

  @Override
  public void write(int b) throws IOException {
    if (b == '\n') {
      send(TEXT, line.toByteArray());
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

  private void send(int kind, byte[] content) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(content.length + 10);
    frame.write(FINAL | kind);
    int length = content.length;
    if (length < 126) {
      frame.write(length);
    } else if (length < 1 << 16) {
      frame.write(126);
      frame.write(length >> 8);
      frame.write(length);
    } else {
      frame.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) length >> shift));
      }
    }
    frame.write(content, 0, length);
    synchronized (sending) {
      if (!closed) {
        duplex.out().write(frame.toByteArray());
        closed = kind == CLOSE;
      }
    }
  }

  /// Says good-bye, as at the usual end.
  @Override
  public void close() throws IOException {
    send(CLOSE, new byte[] {1000 >> 8, (byte) 1000});
  }
}
