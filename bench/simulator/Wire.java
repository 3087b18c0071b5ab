import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// One connection to a simulator, with as little between as there can be, so that the client's own
/// work does not count for much.
final class Wire implements AutoCloseable {
  private final SSLSocket socket;
  private final InputStream in;
  private final String token;

  /// Where a simulator is.
  record Address(int port, String token, SSLContext trust) {
    static Address of(Path file) throws Exception {
      String[] words = Files.readString(file).strip().split(" ");
      KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
      roots.load(null, null);
      try (InputStream pem = Files.newInputStream(Path.of(file + ".pem"))) {
        roots.setCertificateEntry(
            "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(roots);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return new Address(Integer.parseInt(words[0]), words[1], context);
    }
  }

  Wire(Address address) throws IOException {
    socket = (SSLSocket) address.trust.getSocketFactory().createSocket("127.0.0.1", address.port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 8 << 10);
    token = address.token;
  }

  /// Sends a request and reads the answer's head; the body is to be read next.
  int send(String method, String path, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + bytes.length
            + "\r\n\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head.getBytes(StandardCharsets.US_ASCII));
    all.write(bytes);
    socket.getOutputStream().write(all.toByteArray());
    int status = Integer.parseInt(line().split(" ")[1]);
    length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Long.parseLong(header.substring(15).strip());
      }
    }
    return status;
  }

  private long length;

  /// The answer to a request as text; anything but success is an error.
  String call(String method, String path, String type, String body) throws IOException {
    int status = send(method, path, type, body);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    if (length >= 0) {
      text.write(in.readNBytes((int) length));
    } else {
      for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
        text.write(chunk);
      }
    }
    String answer = text.toString(StandardCharsets.UTF_8);
    if (status > 299) {
      throw new IOException(method + " " + path + ": " + status + " " + answer);
    }
    return answer;
  }

  String get(String path) throws IOException {
    return call("GET", path, "application/json", "");
  }

  /// Reads the body and forgets it; how many bytes it had.
  long discard() throws IOException {
    byte[] buffer = new byte[64 << 10];
    long total = 0;
    if (length >= 0) {
      in.skipNBytes(length);
      return length;
    }
    for (int size = size(); size > 0; size = size()) {
      total += size;
      for (int left = size; left > 0; ) {
        int count = in.read(buffer, 0, Math.min(left, buffer.length));
        if (count < 0) {
          throw new EOFException();
        }
        left -= count;
      }
      line();
    }
    line();
    return total;
  }

  /// The next chunk of a stream; empty at its end.
  byte[] chunk() throws IOException {
    byte[] chunk = in.readNBytes(size());
    line();
    return chunk;
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
