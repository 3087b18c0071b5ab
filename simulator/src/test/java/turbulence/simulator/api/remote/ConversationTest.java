package turbulence.simulator.api.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonObject;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.HttpServer;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

class ConversationTest {
  private static final Stored POD =
      new Stored(new Key(new Resource("", "pods"), "default", "a"), 1, JsonObject.EMPTY);

  private static final String REFUSED = "Unexpected HTTP response status code ";

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();
  private final CountDownLatch left = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private Outcome outcome = new Outcome.Exited(0);
  private boolean missing;

  @AfterEach
  void close() {
    client.close();
  }

  /// Repeats one line, and ends as it is told.
  private final class Repeating implements Execution {
    @Override
    public Outcome attend(Audience audience) throws InterruptedException {
      String line = typed.poll(10, TimeUnit.SECONDS);
      audience.output(String.valueOf(line).getBytes(StandardCharsets.UTF_8));
      audience.errors("no".getBytes(StandardCharsets.UTF_8));
      return outcome;
    }

    @Override
    public void type(byte[] input) {
      typed.add(new String(input, StandardCharsets.UTF_8));
    }

    @Override
    public void endInput() {
      typed.add("end");
    }

    @Override
    public void leave() {
      left.countDown();
    }
  }

  private void hold(Exchange exchange) throws IOException, InterruptedException {
    Wish wish = new Wish("c", List.of("sh", "-c", "x"), false, true, true, true, false);
    Conversation.hold(
        exchange,
        (_, _) -> {
          if (missing) {
            throw Unavailable.answered(500, "container not found (\"c\")");
          }
          return new Repeating();
        },
        POD,
        wish);
  }

  private WebSocket open(HttpServer server, String protocol) {
    WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
    if (protocol != null) {
      builder.subprotocols(protocol);
    }
    return builder
        .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/exec"), new Ear())
        .join();
  }

  private String next() throws InterruptedException {
    return heard.poll(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource({"v5.channel.k8s.io", "v4.channel.k8s.io", "channel.k8s.io", ","})
  void bytes_are_carried_in_all_protocols(String protocol) throws Exception {
    try (HttpServer server = HttpServer.start(0, null, this::hold)) {
      WebSocket socket = open(server, protocol);
      assertThat(socket.getSubprotocol()).isEqualTo(protocol == null ? "" : protocol);
      assertThat(next()).isEqualTo("1 ");
      socket.sendBinary(bytes("\0hi"), true).join();
      assertThat(next()).isEqualTo("1 hi");
      assertThat(next()).isEqualTo("2 no");
      if (protocol != null && protocol.startsWith("v")) {
        assertThat(next()).isEqualTo("3 {\"metadata\":{},\"status\":\"Success\"}");
      }
      assertThat(next()).isEqualTo("closed 1000");
    }
  }

  @Test
  void text_carries_base64() throws Exception {
    outcome = new Outcome.Exited(3);
    try (HttpServer server = HttpServer.start(0, null, this::hold)) {
      WebSocket socket = open(server, "v4.base64.channel.k8s.io");
      assertThat(next()).isEqualTo("1");
      socket.sendText("0aGk=", true).join();
      assertThat(next()).isEqualTo("1aGk=");
      assertThat(next()).isEqualTo("2bm8=");
      assertThat(next()).startsWith("3ey");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "v4.channel.k8s.io=>error executing command [sh -c x], exit code 3",
        "v5.channel.k8s.io=>command terminated with exit code 3"
      })
  void the_status_is_told_as_servers_tell_it(String protocol, String words) throws Exception {
    outcome = new Outcome.Exited(3);
    try (HttpServer server = HttpServer.start(0, null, this::hold)) {
      WebSocket socket = open(server, protocol);
      assertThat(next()).isEqualTo("1 ");
      socket.sendBinary(bytes("\0hi"), true).join();
      assertThat(next()).isEqualTo("1 hi");
      assertThat(next()).isEqualTo("2 no");
      assertThat(next())
          .isEqualTo(
              "3 {\"metadata\":{},\"status\":\"Failure\",\"message\":\"command terminated with"
                  + " non-zero exit code: "
                  + words
                  + "\",\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":[{\"reason\":"
                  + "\"ExitCode\",\"message\":\"3\"}]}}");
    }
  }

  @Test
  void the_end_of_what_is_typed_is_told_and_so_is_the_clients() throws Exception {
    try (HttpServer server = HttpServer.start(0, null, this::hold)) {
      WebSocket socket = open(server, "v5.channel.k8s.io");
      assertThat(next()).isEqualTo("1 ");
      socket.sendBinary(ByteBuffer.wrap(new byte[] {(byte) 255, 0}), true).join();
      assertThat(next()).isEqualTo("1 end");
      socket.abort();
      assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_container_that_is_not_there_is_told_before_or_after_the_handshake() throws Exception {
    missing = true;
    try (HttpServer server = HttpServer.start(0, null, this::hold)) {
      open(server, "v5.channel.k8s.io");
      assertThat(next()).isEqualTo("1 ");
      assertThat(next())
          .contains("Internal error occurred: unable to upgrade connection: container not found");
      assertThatThrownBy(() -> open(server, "v4.channel.k8s.io"))
          .hasRootCauseMessage(REFUSED + 500);
      assertThatThrownBy(() -> open(server, "soap")).hasRootCauseMessage(REFUSED + 403);
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private final class Ear implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      heard.add(text.toString());
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
      int channel = bytes.get();
      heard.add(channel + " " + StandardCharsets.UTF_8.decode(bytes));
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add("closed " + code);
      return null;
    }
  }
}
