package turbulence.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that a client sends makes the server hang, fail or forget a connection.
@Timeout(60)
class WildRequestTest {
  private static final String[] PARTS = {
    "GET ",
    "POST ",
    "HEAD ",
    "/body",
    "/chunks",
    "/none",
    "/large",
    "/unread",
    " HTTP/1.1",
    "\r\n",
    "\r\n",
    "\r\n\r\n",
    " HTTP/1.0",
    "\n",
    "Host: x\r\n",
    "Content-Length: 5\r\n",
    "0\r\n\r\n",
    "Transfer-Encoding: chunked\r\n",
    "5\r\nhello\r\n",
    "Connection: close\r\n",
    "%41",
    "%",
    "?a=b",
    "Expect: 100-continue\r\n",
    "Accept-Encoding: gzip\r\n",
    "ffffffffffffffff\r\n",
    ":",
    " ",
    "\0",
    "GET /a HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
  };

  private static HttpServer server;

  @BeforeAll
  static void start() throws IOException {
    Duration little = Duration.ofMillis(100);
    server =
        HttpServer.start(
            0, null, new Echo(), new HttpLimits(2000, 4000, 9000, 500, little, little, little));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    assertThat(server.connections()).isZero();
  }

  private static String garbage(Random random) {
    StringBuilder all = new StringBuilder();
    boolean wild = random.nextInt(4) == 0;
    for (int i = random.nextInt(30); i >= 0; i--) {
      all.append(wild ? (char) random.nextInt(256) : PARTS[random.nextInt(PARTS.length)]);
    }
    return all.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void garbage_is_answered_or_cut_but_never_left_hanging(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      String garbage = garbage(random);
      try (Wire wire = new Wire(server)) {
        wire.send(garbage);
        if (random.nextBoolean()) {
          wire.socket.shutdownOutput();
        }
        assertThat(wire.ends()).as("seed %d, %s", seed, garbage).isTrue();
      } catch (java.net.SocketException e) {
        // Cut while the garbage was on its way.
      }
    }
    try (Wire wire = new Wire(server)) {
      assertThat(wire.ask("GET", "/still").answer().body()).isEqualTo("GET /still");
    }
  }
}
