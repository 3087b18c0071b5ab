import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// What the measured programs talk to: the same small JSON over HTTP and over HTTPS, on free ports
/// of 127.0.0.1, which it writes into a file once it listens. Runs until it is killed.
///
///     Stub keystore.p12 password ports-file
final class Stub {
  private static final byte[] BODY =
      "{\"status\": \"ok\", \"items\": [1, 2, 3]}".getBytes(StandardCharsets.UTF_8);

  public static void main(String... args) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    HttpServer plain = HttpServer.create(any, 0);
    HttpsServer secure = HttpsServer.create(any, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(tls(args[0], args[1].toCharArray())));
    start(plain);
    start(secure);
    Path ports = Path.of(args[2]);
    Path written = Path.of(args[2] + ".new");
    Files.writeString(
        written, plain.getAddress().getPort() + " " + secure.getAddress().getPort() + "\n");
    Files.move(written, ports, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void start(HttpServer server) {
    server.createContext("/", Stub::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, BODY.length);
      exchange.getResponseBody().write(BODY);
    }
  }

  private static SSLContext tls(String file, char[] password) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) {
      keys.load(in, password);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
