package turbulence.experiment.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepingTest {
  private static final String CHUNKS = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n";

  private final Http http = Http.keeping(Exchanges.world(), "turbulence/test", null);
  private final AtomicInteger connections = new AtomicInteger();

  /// Answers every request of a connection alike, so many to a connection.
  private RawServer server(int most, byte[] answer) throws Exception {
    return RawServer.playing(talk -> {
      connections.incrementAndGet();
      for (int i = 0; i < most; i++) {
        talk.hear();
        talk.say(answer);
      }
    });
  }

  private String get(RawServer server) throws Exception {
    return http.send(HttpRequest.of("GET", server.url("/"))).body().text();
  }

  private static byte[] packed() throws Exception {
    byte[] body = Exchanges.gzip("hello".getBytes(US_ASCII));
    String head = CHUNKS + "Content-Encoding: gzip\r\n\r\n" + Integer.toHexString(body.length);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes((head + "\r\n").getBytes(US_ASCII));
    all.writeBytes(body);
    all.writeBytes("\r\n0\r\n\r\n".getBytes(US_ASCII));
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5\r\nhello\r\n0\r\n\r\n"})
  void a_connection_serves_again(String chunks) throws Exception {
    String answer = chunks.isEmpty() ? Exchanges.ok("hello") : CHUNKS + "\r\n" + chunks;
    try (RawServer server = server(9, answer.getBytes(US_ASCII))) {
      for (int i = 0; i < 9; i++) {
        assertThat(get(server)).isEqualTo("hello");
      }
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void so_does_one_with_packed_answers() throws Exception {
    try (RawServer server = server(9, packed())) {
      for (int i = 0; i < 9; i++) {
        assertThat(get(server)).isEqualTo("hello");
      }
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void one_that_the_server_has_closed_does_not() throws Exception {
    Semaphore closed = new Semaphore(0);
    try (RawServer server =
        RawServer.playing(talk -> {
          talk.hear();
          talk.say(Exchanges.ok("hello"));
          talk.out().close();
          closed.release();
        })) {
      for (int i = 0; i < 20; i++) {
        assertThat(get(server)).isEqualTo("hello");
        closed.acquire();
      }
      assertThat(server.requests()).hasSize(20);
    }
  }

  @Test
  void one_that_waits_can_be_closed() throws Exception {
    try (RawServer server = server(9, Exchanges.ok("hello").getBytes(US_ASCII))) {
      get(server);
      http.hangUp();
      get(server);
      assertThat(connections).hasValue(2);
    }
  }

  @Test
  void one_whose_answer_was_left_half_read_does_not_and_is_left_at_once() throws Exception {
    String endless = CHUNKS + "\r\n5\r\nhello\r\n";
    try (RawServer server = server(9, endless.getBytes(US_ASCII))) {
      for (int i = 0; i < 3; i++) {
        HttpRequest request = HttpRequest.of("GET", server.url("/"));
        try (HttpExchange exchange = http.open(request);
            InputStream body = exchange.body()) {
          assertThat(body.readNBytes(5)).hasSize(5);
        }
      }
      assertThat(connections).hasValue(3);
    }
  }

  @Test
  void one_that_says_close_does_not() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi";
    try (RawServer server = server(9, answer.getBytes(US_ASCII))) {
      get(server);
      get(server);
      assertThat(connections).hasValue(2);
    }
  }

  @Test
  void each_exchange_has_its_own_deadline() throws Exception {
    try (RawServer server =
        RawServer.playing(talk -> {
          talk.hear();
          talk.say(Exchanges.ok("hello"));
          talk.hear();
          talk.hang();
        })) {
      get(server);
      HttpRequest request = HttpRequest.of("GET", server.url("/")).with(Exchanges.SOON);
      assertThatThrownBy(() -> http.send(request))
          .isInstanceOfSatisfying(
              HttpFailed.class,
              failed -> assertThat(failed.reason()).isEqualTo(HttpFailed.Reason.TIMED_OUT));
    }
  }

  @Test
  void a_proxy_of_our_own_is_used_and_lines_of_one_name_all_arrive() throws Exception {
    try (RawServer proxy = server(9, Exchanges.ok("via").getBytes(US_ASCII))) {
      Http through = Http.keeping(Exchanges.world(), "turbulence/test", Url.parse(proxy.url("")));
      Headers groups = Headers.of("Group", "a").and("Group", "b");
      HttpRequest request = HttpRequest.of("GET", "http://else.example/x").withHeaders(groups);
      assertThat(through.send(request).body().text()).isEqualTo("via");
      assertThat(proxy.request())
          .startsWith("GET http://else.example/x HTTP/1.1\r\n")
          .contains("Group: a\r\nGroup: b\r\n");
    }
  }
}
