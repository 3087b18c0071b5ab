package turbulence.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  private static final String LONG = "long ".repeat(30_000);

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CountDownLatch left = new CountDownLatch(1);

  @Test
  void every_line_is_a_message_however_long_and_the_end_is_told() throws Exception {
    try (HttpServer server = HttpServer.start(0, null, this::talk);
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(open(client, server, "/lines")).isNotNull();
      assertThat(next()).isEqualTo("one");
      assertThat(next()).isEqualTo("x".repeat(200));
      assertThat(next()).isEqualTo(LONG);
      assertThat(next()).isEqualTo("closed 1000");
    }
  }

  @Test
  void pings_are_answered_and_a_farewell_is_noticed() throws Exception {
    try (HttpServer server = HttpServer.start(0, null, this::talk);
        HttpClient client = HttpClient.newHttpClient()) {
      java.net.http.WebSocket socket = open(client, server, "/wait");
      socket.sendPing(ByteBuffer.wrap("you?".getBytes(StandardCharsets.UTF_8))).join();
      assertThat(next()).isEqualTo("pong you?");
      socket.sendClose(1000, "").join();
      assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_client_that_just_vanishes_is_noticed() throws Exception {
    try (HttpServer server = HttpServer.start(0, null, this::talk);
        HttpClient client = HttpClient.newHttpClient()) {
      open(client, server, "/wait").abort();
      assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void talk(Exchange exchange) throws IOException {
    Thread talker = Thread.currentThread();
    try (WebSocket socket = WebSocket.accept(exchange, talker::interrupt)) {
      if (exchange.request().path().equals("/lines")) {
        socket.write(("one\n" + "x".repeat(200) + "\n").getBytes(StandardCharsets.UTF_8));
        socket.write((LONG + "\n").getBytes(StandardCharsets.UTF_8));
      } else {
        new CountDownLatch(1).await();
      }
    } catch (InterruptedException e) {
      left.countDown();
    }
  }

  private java.net.http.WebSocket open(HttpClient client, HttpServer server, String path) {
    return client
        .newWebSocketBuilder()
        .connectTimeout(Duration.ofSeconds(10))
        .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + path), new Ear())
        .join();
  }

  private String next() throws InterruptedException {
    return heard.poll(10, TimeUnit.SECONDS);
  }

  private final class Ear implements java.net.http.WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(
        java.net.http.WebSocket socket, CharSequence text, boolean last) {
      message.append(text);
      if (last) {
        heard.add(message.toString());
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(java.net.http.WebSocket socket, ByteBuffer message) {
      heard.add("pong " + StandardCharsets.UTF_8.decode(message));
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(java.net.http.WebSocket socket, int code, String reason) {
      heard.add("closed " + code);
      return null;
    }
  }
}
