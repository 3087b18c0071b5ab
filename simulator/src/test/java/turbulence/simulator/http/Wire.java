package turbulence.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A client that sends exactly the bytes that a test wants, and never waits longer than ten
/// seconds.
final class Wire implements Closeable {
  final Socket socket;
  private final InputStream in;

  Wire(HttpServer server) throws IOException {
    this(new Socket("127.0.0.1", server.port()));
  }

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(10_000);
    in = socket.getInputStream();
  }

  /// What came back, with the body's framing taken off.
  record Answer(int status, String head, String body) {
    boolean says(String headerLine) {
      return head.toLowerCase(Locale.ROOT).contains(headerLine.toLowerCase(Locale.ROOT) + "\r\n");
    }
  }

  Wire send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /// A request with nothing special.
  Wire ask(String method, String target) throws IOException {
    return send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw new EOFException("after: " + line);
      }
      line.write(c);
      if (c == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
    }
  }

  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append(line());
    }
    return head.toString();
  }

  Answer answer() throws IOException {
    return answer(true);
  }

  Answer answer(boolean hasBody) throws IOException {
    String head = head();
    String lower = head.toLowerCase(Locale.ROOT);
    int length = lower.indexOf("content-length: ");
    String body = "";
    if (!hasBody) {
      body = "";
    } else if (lower.contains("transfer-encoding: chunked")) {
      body = chunks();
    } else if (length >= 0) {
      int end = lower.indexOf("\r\n", length);
      body = text(Integer.parseInt(lower.substring(length + 16, end)));
    } else if (lower.contains("connection: close")) {
      body = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    return new Answer(Integer.parseInt(head.substring(9, 12)), head, body);
  }

  /// One chunk; an empty text is the last.
  String chunk() throws IOException {
    int size = Integer.parseInt(line().strip(), 16);
    String chunk = text(size);
    line();
    return chunk;
  }

  private String chunks() throws IOException {
    StringBuilder all = new StringBuilder();
    while (true) {
      String chunk = chunk();
      if (chunk.isEmpty()) {
        return all.toString();
      }
      all.append(chunk);
    }
  }

  String text(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("in the midst of a body");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Reads until the server is gone; false when it does not go in time.
  boolean ends() {
    try {
      in.readAllBytes();
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
