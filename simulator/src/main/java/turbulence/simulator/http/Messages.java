package turbulence.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The server's side of a WebSocket: messages that come and go. All threads may send, one hears.
public final class Messages implements AutoCloseable {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int FINAL = 0x80;
  private static final int MORE = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int USUAL_END = 1000;
  private static final int NOT_THE_PROTOCOL = 1002;
  private static final int TOO_LARGE = 1009;

  private final Duplex duplex;
  private final int largest;
  private final Object sending = new Object();
  private boolean closed;

  private Messages(Duplex duplex, int largest) {
    this.duplex = duplex;
    this.largest = largest;
  }

  /// Whether a client wants to speak so.
  public static boolean areAsked(Request request) {
    Headers headers = request.headers();
    return headers.lists("Connection", "Upgrade") && headers.lists("Upgrade", "websocket");
  }

  /// The protocols that the client would speak in messages, the dearest first.
  public static List<String> protocols(Request request) {
    List<String> all = new ArrayList<>();
    for (String line : request.headers().all("Sec-WebSocket-Protocol")) {
      for (String word : line.split(",", -1)) {
        if (!word.isBlank()) {
          all.add(word.strip());
        }
      }
    }
    return all;
  }

  /// Shakes hands.
  ///
  /// @param protocol which of [#protocols] is spoken; empty for none
  /// @param largest how many bytes a client's message may have
  public static Messages accept(Exchange exchange, String protocol, int largest)
      throws IOException {
    Headers headers = exchange.request().headers();
    String key = headers.first("Sec-WebSocket-Key");
    if (key == null || !"13".equals(headers.first("Sec-WebSocket-Version"))) {
      throw Malformed.because("not a WebSocket of version 13");
    }
    Headers answer = Headers.of("Upgrade", "websocket").with("Sec-WebSocket-Accept", answer(key));
    return new Messages(
        exchange.upgrade(
            protocol.isEmpty() ? answer : answer.with("Sec-WebSocket-Protocol", protocol)),
        largest);
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

  /// The next message, of text or of bytes; pings are answered meanwhile. Empty after the client's
  /// farewell, when it is gone, or when it does not keep to the protocol.
  public Optional<byte[]> next() throws IOException {
    try {
      ByteArrayOutputStream message = new ByteArrayOutputStream(128);
      Frame frame = frame(0);
      while (frame.isControl() || !frame.last) {
        if (frame.kind == CLOSE) {
          close();
          return Optional.empty();
        } else if (frame.kind == PING) {
          send(PONG, frame.content, 0, frame.content.length);
        } else if (!frame.isControl()) {
          message.write(frame.content);
        }
        frame = frame(message.size());
      }
      message.write(frame.content);
      return Optional.of(message.toByteArray());
    } catch (Wrong wrong) {
      end(wrong.code);
      return Optional.empty();
    } catch (EOFException gone) {
      return Optional.empty();
    }
  }

  /// A part of a message, or a word about the connection.
  private static final class Frame {
    private final int kind;
    private final boolean last;
    private final byte[] content;

    Frame(int kind, boolean last, byte[] content) {
      this.kind = kind;
      this.last = last;
      this.content = content;
    }

    boolean isControl() {
      return kind >= CLOSE;
    }
  }

  /// What a client must not send.
  private static final class Wrong extends IOException {
    private static final long serialVersionUID = 1L;
    private final int code;

    Wrong(int code) {
      super("the client does not keep to the protocol");
      this.code = code;
    }
  }

  /// @param before how long the message is already that this goes on with
  private Frame frame(int before) throws IOException {
    int first = required();
    int kind = first & 0xf;
    boolean last = (first & FINAL) != 0;
    int second = required();
    long length = second & 0x7f;
    boolean known = kind == MORE || kind == TEXT || kind == BINARY || kind >= CLOSE && kind <= PONG;
    boolean control = kind >= CLOSE;
    if (!known
        || (first & 0x70) != 0
        || (second & 0x80) == 0
        || control && !(last && length < 126)) {
      throw new Wrong(NOT_THE_PROTOCOL);
    }
    if (length >= 126) {
      length = number(length == 126 ? 2 : 8);
    }
    if (length < 0 || length > largest - before) {
      throw new Wrong(TOO_LARGE);
    }
    byte[] mask = bytes(4);
    byte[] content = bytes((int) length);
    for (int i = 0; i < content.length; i++) {
      content[i] ^= mask[i % 4];
    }
    return new Frame(kind, last, content);
  }

  private int required() throws IOException {
    int b = duplex.in().read();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  private long number(int size) throws IOException {
    long number = 0;
    for (byte b : bytes(size)) {
      number = number << 8 | b & 0xff;
    }
    return number;
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = duplex.in().readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  /// Sends a message of bytes.
  public void send(byte[] content) throws IOException {
    send(BINARY, content, 0, content.length);
  }

  /// Sends a message of text, which is in UTF-8.
  public void say(byte[] text) throws IOException {
    send(TEXT, text, 0, text.length);
  }

  private void send(int kind, byte[] content, int from, int length) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(length + 10);
    frame.write(FINAL | kind);
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
    frame.write(content, from, length);
    synchronized (sending) {
      if (!closed) {
        duplex.out().write(frame.toByteArray());
        closed = kind == CLOSE;
      }
    }
  }

  private void end(int code) throws IOException {
    send(CLOSE, new byte[] {(byte) (code >> 8), (byte) code}, 0, 2);
  }

  /// Says good-bye, as at the usual end.
  @Override
  public void close() throws IOException {
    end(USUAL_END);
  }
}
