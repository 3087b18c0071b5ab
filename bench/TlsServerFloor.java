import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// The floor under a server with TLS: its key is in a file, and it answers 200 to every request.
/// Writes its port to a file once it listens, and ends with its first client. It does not change in
/// a commit that changes a figure.
///
///     TlsServerFloor keystore.p12 password port-file
///
/// What is measured is from the start of this process until `curl --cacert ca.pem` got its 200; the
/// key store is the stub's, which `run.sh` makes.
final class TlsServerFloor {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
          .getBytes(StandardCharsets.US_ASCII);

  public static void main(String... args) throws Exception {
    char[] password = args[1].toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(args[0])) {
      keys.load(in, password);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    InetAddress here = InetAddress.getByName("127.0.0.1");
    try (SSLServerSocket door =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50, here)) {
      Path written = Path.of(args[2] + ".new");
      Files.writeString(written, door.getLocalPort() + "\n");
      Files.move(written, Path.of(args[2]), StandardCopyOption.ATOMIC_MOVE);
      while (!answered(door)) {
        // Somebody only knocked.
      }
    }
  }

  private static boolean answered(SSLServerSocket door) throws IOException {
    try (SSLSocket client = (SSLSocket) door.accept()) {
      InputStream in = client.getInputStream();
      for (int ends = 0; ends < 2; ) {
        int c = in.read();
        if (c < 0) {
          return false;
        }
        ends = c == '\n' ? ends + 1 : c == '\r' ? ends : 0;
      }
      OutputStream out = client.getOutputStream();
      out.write(ANSWER);
      out.flush();
      return true;
    }
  }
}
