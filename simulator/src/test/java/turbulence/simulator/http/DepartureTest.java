package turbulence.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How connections end when one side has enough.
@Timeout(30)
class DepartureTest {
  private final Echo echo = new Echo();

  private static HttpLimits patience(int milliseconds) {
    HttpLimits usual = HttpLimits.USUAL;
    Duration time = Duration.ofMillis(milliseconds);
    return new HttpLimits(
        usual.line(), usual.head(), usual.body(), usual.gzipAbove(), time, time, time);
  }

  private static void happens(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void the_handler_of_an_idle_watch_learns_that_its_client_left()
      throws IOException, InterruptedException {
    try (HttpServer server = HttpServer.start(0, null, echo)) {
      try (Wire wire = new Wire(server)) {
        wire.ask("GET", "/watch").head();
        happens(echo.begun);
        assertThat(echo.returned.getCount()).isEqualTo(1);
      }
      happens(echo.returned);
    }
  }

  @Test
  void a_request_sent_during_a_watch_is_kept_for_later() throws IOException, InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    Handler handler =
        exchange -> {
          exchange.onGone(() -> {});
          go.await();
          exchange.reply(200, Headers.NONE, Echo.bytes(exchange.request().path()));
        };
    try (HttpServer server = HttpServer.start(0, null, handler);
        Wire wire = new Wire(server)) {
      wire.ask("GET", "/first").ask("GET", "/second");
      go.countDown();
      assertThat(wire.answer().body()).isEqualTo("/first");
      assertThat(wire.answer().body()).isEqualTo("/second");
      assertThat(wire.ask("GET", "/third").answer().body()).isEqualTo("/third");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/watch", "/flood", "/sleep"})
  void closing_the_server_ends_what_handlers_do(String path)
      throws IOException, InterruptedException {
    HttpServer server = HttpServer.start(0, null, echo);
    try (Wire wire = new Wire(server)) {
      wire.ask("GET", path);
      happens(echo.begun);
      server.close();
      assertThat(echo.returned.getCount()).isZero();
      assertThat(server.connections()).isZero();
      assertThat(wire.ends()).isTrue();
    }
  }

  @Test
  void a_blocked_writer_is_cut_from_another_thread() throws IOException, InterruptedException {
    CountDownLatch[] ended = {new CountDownLatch(1), new CountDownLatch(1)};
    Exchange[] seen = new Exchange[1];
    Handler handler =
        exchange -> {
          seen[0] = exchange;
          exchange.onGone(ended[1]::countDown);
          try {
            echo.handle(exchange);
          } finally {
            ended[0].countDown();
          }
        };
    try (HttpServer server = HttpServer.start(0, null, handler);
        Wire wire = new Wire(server)) {
      wire.ask("GET", "/flood");
      happens(echo.begun);
      assertThat(seen[0].isOpen()).isTrue();
      seen[0].cut();
      happens(ended[0]);
      happens(ended[1]);
      assertThat(seen[0].isOpen()).isFalse();
      assertThat(wire.ends()).isTrue();
    }
  }

  @Test
  void a_client_that_does_not_read_is_cut() throws IOException, InterruptedException {
    try (HttpServer server = HttpServer.start(0, null, echo, patience(200));
        Wire wire = new Wire(server)) {
      wire.ask("GET", "/flood");
      happens(echo.returned);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GET / HT", "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab"})
  void a_client_that_does_not_go_on_is_cut(String part) throws IOException {
    try (HttpServer server = HttpServer.start(0, null, echo, patience(200));
        Wire wire = new Wire(server)) {
      assertThat(wire.send(part).ends()).isTrue();
    }
  }

  @Test
  void a_watch_may_last_longer_than_any_limit() throws IOException, InterruptedException {
    try (HttpServer server = HttpServer.start(0, null, echo, patience(50));
        Wire wire = new Wire(server);
        Wire other = new Wire(server)) {
      wire.ask("GET", "/watch").head();
      assertThat(other.ends()).isTrue(); // idle for longer than allowed
      assertThat(echo.returned.getCount()).isEqualTo(1);
    }
  }

  @Test
  void a_handler_may_close_its_own_server() throws IOException, InterruptedException {
    HttpServer[] own = new HttpServer[1];
    CountDownLatch closed = new CountDownLatch(1);
    own[0] =
        HttpServer.start(
            0,
            null,
            exchange -> {
              own[0].close();
              closed.countDown();
            });
    try (Wire wire = new Wire(own[0])) {
      wire.ask("GET", "/");
      happens(closed);
      assertThat(wire.ends()).isTrue();
    }
  }
}
