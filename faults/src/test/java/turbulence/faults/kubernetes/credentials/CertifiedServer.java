package turbulence.faults.kubernetes.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A server called `cluster.example` that wants to see a certificate, and answers each request with
/// the name in it. It keeps connections.
public final class CertifiedServer implements AutoCloseable {
  private final SSLServerSocket server;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  public CertifiedServer() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file("server.p12"))) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, "changeit".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(file("ca.pem"))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory clients = TrustManagerFactory.getInstance("PKIX");
    clients.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), clients.getTrustManagers(), null);
    server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 9, InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    thread(this::serve);
  }

  /// A file beside this class.
  public static Path file(String name) {
    try {
      return Path.of(CertifiedServer.class.getResource(name).toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url() {
    return "https://127.0.0.1:" + server.getLocalPort();
  }

  /// What arrived, without bodies.
  public List<String> heads() {
    return heads;
  }

  public int connections() {
    return open.size();
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "certified server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        open.add(socket);
        thread(() -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(SSLSocket socket) {
    try (socket) {
      while (true) {
        heads.add(head(socket.getInputStream()));
        String name = socket.getSession().getPeerPrincipal().getName();
        String body = "{\"user\": \"" + name + "\"}";
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      return;
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("gone");
      }
      head.append((char) c);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : new ArrayList<>(open)) {
      socket.close();
    }
  }
}
