package turbulence.faults.kubernetes.remote;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/// A server that answers one request for a WebSocket with bytes that are made up, and keeps what
/// the client says after that.
final class Talkative implements AutoCloseable {
  private final ServerSocket door;
  private final CompletableFuture<byte[]> heard = new CompletableFuture<>();
  private final String head;
  private final byte[] said;

  /// @param head the answer's first lines; `ACCEPT` stands for what the key demands
  Talkative(String head, byte[] said) throws IOException {
    this.head = head;
    this.said = said;
    this.door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  static String agreeing(String protocol) {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: ACCEPT\r\nSec-WebSocket-Protocol: "
        + protocol
        + "\r\n\r\n";
  }

  /// A frame of a server.
  static byte[] frame(int kind, boolean last, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataOutputStream frame = new DataOutputStream(out)) {
      frame.write((last ? 0x80 : 0) | kind);
      if (content.length < 126) {
        frame.write(content.length);
      } else if (content.length < 65_536) {
        frame.write(126);
        frame.writeShort(content.length);
      } else {
        frame.write(127);
        frame.writeLong(content.length);
      }
      frame.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /// A message on one of the streams, whole.
  static byte[] message(int stream, String text) {
    return frame(2, true, onStream(stream, text));
  }

  static byte[] onStream(int stream, String text) {
    byte[] bytes = ("?" + text).getBytes(StandardCharsets.UTF_8);
    bytes[0] = (byte) stream;
    return bytes;
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /// The frames that the client sent before it went, unmasked: the first byte of each and what it
  /// holds.
  byte[] heard() throws Exception {
    byte[] all = heard.get();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    int at = 0;
    while (at < all.length) {
      plain.write(all[at]);
      int length = all[at + 1] & 0x7f;
      if ((all[at + 1] & 0x80) == 0) {
        throw new AssertionError("a client's frame must be masked");
      }
      for (int i = 0; i < length; i++) {
        plain.write(all[at + 6 + i] ^ all[at + 2 + i % 4]);
      }
      at += 6 + length;
    }
    return plain.toByteArray();
  }

  private void serve() {
    try (Socket socket = door.accept()) {
      InputStream in = socket.getInputStream();
      String key = key(in);
      OutputStream out = socket.getOutputStream();
      out.write(head.replace("ACCEPT", accept(key)).getBytes(StandardCharsets.ISO_8859_1));
      out.write(said);
      socket.shutdownOutput();
      heard.complete(in.readAllBytes());
    } catch (IOException | GeneralSecurityException e) {
      heard.completeExceptionally(e);
    }
  }

  private static String key(InputStream in) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      request.append((char) in.read());
    }
    return Arrays.stream(request.toString().split("\r\n"))
        .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
        .map(line -> line.substring("Sec-WebSocket-Key: ".length()))
        .findFirst()
        .orElse("");
  }

  private static String accept(String key) throws GeneralSecurityException {
    byte[] bytes =
        (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
