package turbulence.experiment.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIsAnsweredTest {
  private static HttpResponse answer(String method, byte[] bytes) throws Exception {
    try (RawServer server =
        RawServer.playing(talk -> {
          talk.hear();
          talk.say(bytes);
        })) {
      return Exchanges.http()
          .send(HttpRequest.of(method, server.url("/")).with(Limits.USUAL.withBytes(100_000)));
    }
  }

  private static HttpResponse answer(String text) throws Exception {
    return answer("GET", text.getBytes(ISO_8859_1));
  }

  private static HttpFailed failure(String text) {
    return failure(text.getBytes(ISO_8859_1));
  }

  private static HttpFailed failure(byte[] bytes) {
    return catchThrowableOfType(HttpFailed.class, () -> answer("GET", bytes));
  }

  private static byte[] packed(String encoding, byte[] body) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(encoding, body.length);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  @Test
  void status_reason_and_headers_come_as_sent_and_in_order() throws Exception {
    HttpResponse response =
        answer("HTTP/1.1 207 Multi Status\r\nb: 1\r\nA : 2 \r\nB:\r\nC: x\r\n  y\r\nnoise\r\n\r\n");
    assertThat(response.status()).isEqualTo(207);
    assertThat(response.reason()).isEqualTo("Multi Status");
    assertThat(response.headers().lines())
        .containsExactly(
            new Headers.Header("b", "1"),
            new Headers.Header("A", "2"),
            new Headers.Header("B", ""),
            new Headers.Header("C", "x y"));
    assertThat(response.headers().all("B")).containsExactly("1", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200\r\n\r\n", "HTTP/1.0 200 \n\n", "HTTP/1.1 200 OK\n\r\n"})
  void sloppy_heads_are_understood(String head) throws Exception {
    HttpResponse response = answer(head + "body");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body().text()).isEqualTo("body");
  }

  @Test
  void a_body_of_known_length_ends_there() throws Exception {
    assertThat(answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef").body().text())
        .isEqualTo("abc");
  }

  @Test
  void a_body_without_length_ends_with_the_connection() throws Exception {
    assertThat(answer("HTTP/1.1 200 OK\r\n\r\nabc").body().text()).isEqualTo("abc");
  }

  @Test
  void chunks_are_put_together_and_trailers_dropped() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\nContent-Length: 1\r\n\r\n";
    String chunks = "3\r\nabc\r\n00A;x=y\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n";
    HttpResponse response = answer(head + chunks);
    assertThat(response.body().text()).isEqualTo("abc0123456789");
    assertThat(response.headers().has("Trailer")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r", "Trailer: t\r\n"})
  void the_last_chunk_completes_a_body_though_the_end_of_its_trailers_is_missing(String rest)
      throws Exception {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n";
    assertThat(answer(head + "3\r\nabc\r\n0\r\n" + rest).body().text()).isEqualTo("abc");
  }

  @Test
  void announcements_are_passed_over() throws Exception {
    HttpResponse response =
        answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + ok("a"));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body().text()).isEqualTo("a");
  }

  private static String ok(String body) {
    return Exchanges.ok(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void some_answers_have_no_body_whatever_they_say(int status) throws Exception {
    HttpResponse response = answer("HTTP/1.1 " + status + " X\r\nContent-Length: 5\r\n\r\n");
    assertThat(response.body().isEmpty()).isTrue();
  }

  @Test
  void the_answer_to_head_has_no_body() throws Exception {
    byte[] bytes =
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Encoding: gzip\r\n\r\n"
            .getBytes(ISO_8859_1);
    assertThat(answer("HEAD", bytes).body().isEmpty()).isTrue();
  }

  @Test
  void packed_bodies_are_unpacked() throws Exception {
    byte[] plain = "a long text, ".repeat(1000).getBytes(UTF_8);
    assertThat(answer("GET", packed("gzip", Exchanges.gzip(plain))).body().bytes())
        .isEqualTo(plain);
    assertThat(answer("GET", packed("Deflate", Exchanges.deflate(plain, false))).body().bytes())
        .isEqualTo(plain);
    assertThat(answer("GET", packed("deflate", Exchanges.deflate(plain, true))).body().bytes())
        .isEqualTo(plain);
    byte[] twice = Exchanges.gzip(Exchanges.deflate(plain, false));
    assertThat(answer("GET", packed("deflate, x-gzip", twice)).body().bytes()).isEqualTo(plain);
    assertThat(answer("GET", packed("br", plain)).body().bytes()).isEqualTo(plain);
    assertThat(answer("GET", packed("gzip", new byte[0])).body().isEmpty()).isTrue();
  }

  @Test
  void a_packed_body_that_breaks_off_or_is_none_is_no_answer() throws Exception {
    byte[] whole = Exchanges.gzip("text".repeat(100).getBytes(UTF_8));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThat(failure(packed("gzip", half)).reason()).isEqualTo(HttpFailed.Reason.TRUNCATED);
    assertThat(failure(packed("gzip", "plain".getBytes(UTF_8))).reason())
        .isEqualTo(HttpFailed.Reason.TRUNCATED);
  }

  @Test
  void a_body_beyond_the_limit_is_refused_packed_or_not() throws Exception {
    assertThat(failure("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(100_001)).reason())
        .isEqualTo(HttpFailed.Reason.TOO_LARGE);
    HttpFailed bomb = failure(packed("gzip", Exchanges.gzip(new byte[10_000_000])));
    assertThat(bomb.reason()).isEqualTo(HttpFailed.Reason.TOO_LARGE);
    assertThat(bomb).hasMessage("the body is longer than 100000 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nA: b",
        "SSH-2.0-OpenSSH_9.9\r\n",
        "HTTP/2 200 OK\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n"
      })
  void what_is_no_http_is_said_to_be_none(String text) {
    HttpFailed failure = failure(text);
    assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.CUT);
    assertThat(failure).hasMessageStartingWith("asking 127.0.0.1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nx\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n",
        "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n\r\n"
      })
  void a_body_that_breaks_off_is_no_answer(String rest) {
    HttpFailed failure = failure("HTTP/1.1 200 OK\r\n" + rest);
    assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.TRUNCATED);
    assertThat(failure).hasMessageStartingWith("reading the body failed: ");
  }

  @Test
  void endless_headers_are_refused() {
    assertThat(failure("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(1001)))
        .hasMessageContaining("more than 1000 header lines");
    assertThat(failure("HTTP/1.1 200 OK\r\na: " + "b".repeat(300_000)))
        .hasMessageContaining("more than 256 KiB of headers");
    assertThat(failure("HTTP/1.1 100 Continue\r\n\r\n".repeat(20_000)))
        .hasMessageContaining("more than 256 KiB of headers");
  }

  @Test
  void a_body_can_be_read_as_it_comes() throws Exception {
    try (RawServer server =
            RawServer.playing(talk -> {
              talk.hear();
              talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\none\n\r\n");
              talk.hang();
            });
        HttpExchange exchange = Exchanges.http().open(HttpRequest.of("GET", server.url("/")))) {
      assertThat(exchange.status()).isEqualTo(200);
      assertThat(exchange.body().readNBytes(4)).isEqualTo("one\n".getBytes(UTF_8));
    }
  }
}
