package turbulence.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// Answers by path, in all the ways there are.
final class Echo implements Handler {
  static final Headers TEXT = Headers.of("Content-Type", "text/plain");

  /// Counted down when the handler of a waiting request returns.
  final CountDownLatch returned = new CountDownLatch(1);

  /// Counted down when a waiting request has begun.
  final CountDownLatch begun = new CountDownLatch(1);

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void handle(Exchange exchange) throws IOException, InterruptedException {
    Request request = exchange.request();
    switch (request.path()) {
      case "/body" -> exchange.reply(200, TEXT, exchange.body());
      case "/unread" -> exchange.reply(403, TEXT, bytes("no"));
      case "/large" -> exchange.reply(200, TEXT, bytes("large ".repeat(100_000)));
      case "/none" -> exchange.reply(204, Headers.NONE, new byte[0]);
      case "/chunks" -> chunks(exchange);
      case "/wrong" -> throw new IllegalArgumentException("wrong");
      case "/file" -> throw new IOException("no file");
      case "/deep" -> throw new StackOverflowError();
      case "/silent" -> {}
      case "/half" -> half(exchange);
      case "/cut" -> exchange.cut();
      case "/inject" ->
          exchange.reply(200, Headers.of("Warning", "a\r\nSet-Cookie: b\n\nc"), bytes("ok"));
      case "/watch" -> watch(exchange);
      case "/flood" -> flood(exchange);
      case "/sleep" -> sleep();
      case "/upgrade" -> upgrade(exchange);
      default -> exchange.reply(200, TEXT, bytes(request.method() + " " + request.target()));
    }
  }

  private static void chunks(Exchange exchange) throws IOException {
    OutputStream out = exchange.stream(200, TEXT);
    out.write(bytes("one"));
    out.flush();
    out.write('2');
    out.flush();
    out.flush();
    out.write(bytes("three".repeat(50_000)));
  }

  private static void half(Exchange exchange) throws IOException {
    OutputStream out = exchange.stream(200, TEXT);
    out.write(bytes("half"));
    out.flush();
    throw new IOException("the rest is lost");
  }

  private void watch(Exchange exchange) throws IOException, InterruptedException {
    CountDownLatch gone = new CountDownLatch(1);
    OutputStream out = exchange.stream(200, TEXT);
    out.write(bytes("watching"));
    out.flush();
    exchange.onGone(gone::countDown);
    begun.countDown();
    try {
      gone.await();
    } finally {
      returned.countDown();
    }
  }

  private void flood(Exchange exchange) throws IOException {
    byte[] much = new byte[1 << 20];
    try (OutputStream out = exchange.stream(200, TEXT)) {
      while (true) {
        out.write(much);
        begun.countDown();
      }
    } finally {
      returned.countDown();
    }
  }

  private void sleep() throws InterruptedException {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } finally {
      returned.countDown();
    }
  }

  private static void upgrade(Exchange exchange) throws IOException {
    Duplex duplex = exchange.upgrade(Headers.of("Upgrade", "shout"));
    for (int c = duplex.in().read(); c >= 0 && c != '.'; c = duplex.in().read()) {
      duplex.out().write(Character.toUpperCase(c));
    }
  }
}
