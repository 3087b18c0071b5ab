import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Executors;

/// A shop to practise on: one file, no dependencies.
///
///     java Shop.java FEATURES [PORT]
///
/// `GET /health` says that it is there, `GET /price` what its one product costs. Prices come from a
/// backend, which is only pretended: the file FEATURES is read for every request, and says
/// `backend=up` or `backend=down`, and `cache=on` or `cache=off`. A shop with a cache remembers the
/// last price that it has heard.
final class Shop {
  private static final String PRICE =
      "{\"product\": \"teapot\", \"price\": 42, \"currency\": \"EUR\"}";

  private final Path features;
  private volatile boolean remembered;

  private Shop(Path features) {
    this.features = features;
  }

  public static void main(String[] args) throws IOException {
    Shop shop = new Shop(Path.of(args[0]));
    int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(here, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/health", exchange -> answer(exchange, 200, "{\"healthy\": true}"));
    server.createContext("/price", shop::price);
    server.start();
    System.out.println("the shop is open at http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void price(HttpExchange exchange) throws IOException {
    boolean backend = is("backend", "up");
    boolean cache = is("cache", "on");
    if (backend || cache && remembered) {
      remembered = true;
      answer(exchange, 200, PRICE);
    } else {
      answer(exchange, 503, "{\"error\": \"the backend is down\"}");
    }
  }

  private boolean is(String feature, String word) throws IOException {
    Properties all = new Properties();
    try (var reader = Files.newBufferedReader(features)) {
      all.load(reader);
    }
    return word.equals(all.getProperty(feature));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
