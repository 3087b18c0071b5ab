package turbulence.faults.kubernetes.remote;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import turbulence.experiment.http.Headers;
import turbulence.experiment.http.HttpExchange;

/// The client's side of a WebSocket on which the server does the talking. Belongs to one thread.
final class WebSocket {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int MORE = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int LONGEST_WORD = 125;

  private final HttpExchange exchange;
  private final InputStream in;
  private final byte[] buffer = new byte[8192];

  /// Whether a message has begun and goes on.
  private boolean amid;

  /// Whether nothing of the message has been told yet.
  private boolean untold = true;

  private WebSocket(HttpExchange exchange) {
    this.exchange = exchange;
    this.in = exchange.body();
  }

  /// Who is told what comes.
  interface Ear {
    /// The next bytes of a message.
    ///
    /// @param begins whether they are its first
    void heard(byte[] bytes, int offset, int length, boolean begins) throws IOException;
  }

  /// What a client says that wants to speak so.
  ///
  /// @param key sixteen bytes in Base64, other ones each time
  /// @param protocols what it would speak in messages, the dearest first
  static Headers wish(String key, String protocols) {
    return Headers.of("Connection", "Upgrade")
        .with("Upgrade", "websocket")
        .with("Sec-WebSocket-Version", "13")
        .with("Sec-WebSocket-Key", key)
        .with("Sec-WebSocket-Protocol", protocols);
  }

  /// The connection after the server has agreed (101).
  static WebSocket of(HttpExchange exchange, String key) throws ProtocolException {
    String answer = exchange.headers().first("Sec-WebSocket-Accept");
    if (answer == null || !answer.equals(answer(key))) {
      throw new ProtocolException("what answers speaks no WebSocket");
    }
    return new WebSocket(exchange);
  }

  /// What is spoken in messages; empty when the server did not say.
  String protocol() {
    String protocol = exchange.headers().first("Sec-WebSocket-Protocol");
    return protocol == null ? "" : protocol;
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

  /// Tells all that comes, until the server says farewell; pings are answered meanwhile.
  ///
  /// @return the server's last words, if any
  String hear(Ear ear) throws IOException {
    while (true) {
      int first = required();
      int kind = first & 0xf;
      long length = length(required());
      if (kind >= CLOSE) {
        byte[] word = word(kind, length);
        if (kind == CLOSE) {
          say(CLOSE, word);
          return farewell(word);
        } else if (kind == PING) {
          say(PONG, word);
        }
      } else {
        requireInTurn(kind);
        amid = (first & FINAL) == 0;
        pass(length, ear);
        untold |= !amid;
      }
    }
  }

  /// A message begins with a frame that says what it is, and goes on with others that do not.
  private void requireInTurn(int kind) throws ProtocolException {
    boolean inTurn = amid ? kind == MORE : kind == TEXT || kind == BINARY;
    if (!inTurn) {
      throw new ProtocolException("a frame of kind " + kind + " came out of turn");
    }
  }

  private long length(int second) throws IOException {
    if ((second & MASKED) != 0) {
      throw new ProtocolException("the server masks what it says");
    }
    int told = second & 0x7f;
    if (told <= LONGEST_WORD) {
      return told;
    }
    long length = 0;
    for (int i = 0; i < (told == 126 ? 2 : 8); i++) {
      length = length << 8 | required();
    }
    if (length < 0) {
      throw new ProtocolException("a frame of " + length + " bytes");
    }
    return length;
  }

  private byte[] word(int kind, long length) throws IOException {
    if (kind > PONG || length > LONGEST_WORD) {
      throw new ProtocolException("a control frame of kind " + kind + " and " + length + " bytes");
    }
    byte[] word = new byte[(int) length];
    for (int i = 0; i < word.length; i++) {
      word[i] = (byte) required();
    }
    return word;
  }

  private void pass(long length, Ear ear) throws IOException {
    long left = length;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        throw new EOFException("the connection broke off");
      }
      ear.heard(buffer, 0, count, untold);
      untold = false;
      left -= count;
    }
  }

  private int required() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the connection broke off");
    }
    return next;
  }

  /// What a client says is masked; nothing here is worth another mask than this one.
  private void say(int kind, byte[] word) throws IOException {
    byte[] frame = new byte[6 + word.length];
    frame[0] = (byte) (FINAL | kind);
    frame[1] = (byte) (MASKED | word.length);
    System.arraycopy(word, 0, frame, 6, word.length);
    exchange.say(frame);
  }

  private static String farewell(byte[] word) {
    return word.length <= 2
        ? ""
        : new String(word, 2, word.length - 2, StandardCharsets.UTF_8).strip();
  }
}
