package turbulence.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many watchers at once.
@Timeout(60)
class CrowdTest {
  private static final int CROWD = 300;

  @Test
  void everyone_watches_and_is_missed_when_gone() throws IOException, InterruptedException {
    CountDownLatch watching = new CountDownLatch(CROWD);
    CountDownLatch left = new CountDownLatch(CROWD);
    Handler watch =
        exchange -> {
          CountDownLatch gone = new CountDownLatch(1);
          exchange.stream(200, Headers.NONE).flush();
          exchange.onGone(gone::countDown);
          watching.countDown();
          gone.await();
          left.countDown();
        };
    List<Wire> crowd = new ArrayList<>();
    try (HttpServer server = HttpServer.start(0, null, watch)) {
      for (int i = 0; i < CROWD; i++) {
        crowd.add(new Wire(server).ask("GET", "/"));
      }
      assertThat(watching.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(server.connections()).isEqualTo(CROWD);
      for (Wire wire : crowd) {
        assertThat(wire.head()).startsWith("HTTP/1.1 200 OK");
        wire.close();
      }
      assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
