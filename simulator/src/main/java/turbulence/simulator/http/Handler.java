package turbulence.simulator.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Answers requests, each connection's one after the other on a virtual thread of its own.
@FunctionalInterface
public interface Handler {
  void handle(Exchange exchange) throws IOException, InterruptedException;

  /// Answers when [#handle] threw before its answer began; what it throws later cuts the
  /// connection.
  default void failed(Exchange exchange, Throwable failure) throws IOException {
    exchange.reply(
        500,
        Headers.of("Content-Type", "text/plain; charset=utf-8"),
        "500 Internal Server Error".getBytes(StandardCharsets.UTF_8));
  }
}
