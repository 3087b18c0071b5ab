package turbulence.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private HttpServer server;
  private Wire wire;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0, null, new Echo());
    wire = new Wire(server);
  }

  @AfterEach
  void stop() throws IOException {
    wire.close();
    server.close();
    assertThat(server.connections()).isZero();
  }

  @Test
  void answers_one_request_after_another_on_one_connection() throws IOException {
    for (int i = 0; i < 3; i++) {
      Wire.Answer answer = wire.ask("GET", "/a?b=" + i).answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("GET /a?b=" + i);
      assertThat(answer.head()).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("Connection");
    }
  }

  @Test
  void answers_requests_that_were_sent_together_in_their_order() throws IOException {
    String body = "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n";
    wire.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n" + body + "hi" + body + "ho");
    assertThat(wire.answer().body()).isEqualTo("GET /1");
    assertThat(wire.answer().body()).isEqualTo("hi");
    assertThat(wire.answer().body()).isEqualTo("ho");
  }

  @Test
  void reads_a_body_in_chunks() throws IOException {
    wire.send("POST /body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    wire.send("3;a=b\r\nabc\r\n").send("00A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n");
    assertThat(wire.answer().body()).isEqualTo("abc0123456789");
    assertThat(wire.ask("GET", "/next").answer().body()).isEqualTo("GET /next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/body", "/unread"})
  void skips_a_small_body_that_nobody_reads(String path) throws IOException {
    String chunked = "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    wire.send("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + chunked);
    assertThat(wire.answer().status()).isIn(200, 403);
    assertThat(wire.ask("GET", "/next").answer().body()).isEqualTo("GET /next");
  }

  @Test
  void closes_rather_than_read_a_large_body_that_nobody_wants() throws IOException {
    wire.send("POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n");
    Wire.Answer answer = wire.answer();
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.says("Connection: close")).isTrue();
    wire.socket.shutdownOutput();
    assertThat(wire.ends()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 3145729\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n300001\r\n"})
  void refuses_too_large_a_body(String head) throws IOException {
    wire.send("POST /body HTTP/1.1\r\nHost: x\r\n" + head);
    Wire.Answer answer = wire.answer();
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("limit is 3145728");
    assertThat(answer.says("Connection: close")).isTrue();
  }

  @Test
  void takes_a_body_as_large_as_allowed() throws IOException {
    wire.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 3145728\r\n\r\n");
    wire.send("x".repeat(3 << 20));
    assertThat(wire.answer().body()).hasSize(3 << 20);
  }

  @Test
  void the_answer_reaches_a_client_that_is_still_sending() throws IOException {
    wire.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n");
    wire.send("x".repeat(9_000_000));
    assertThat(wire.answer().status()).isEqualTo(413);
  }

  @Test
  void invites_a_client_that_waits_when_the_body_is_wanted() throws IOException {
    wire.send(
        "POST /body HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    assertThat(wire.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    assertThat(wire.send("ok").answer().body()).isEqualTo("ok");
    assertThat(wire.ask("GET", "/next").answer().status()).isEqualTo(200);
  }

  @Test
  void does_not_invite_a_client_whose_body_is_not_wanted() throws IOException {
    wire.send(
        "POST /unread HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    Wire.Answer answer = wire.answer();
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.says("Connection: close")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/x, 7", "/large, 600000"})
  void says_how_long_a_body_would_be(String path, int length) throws IOException {
    Wire.Answer answer = wire.ask("HEAD", path).answer(false);
    assertThat(answer.says("Content-Length: " + length)).isTrue();
    assertThat(wire.ask("HEAD", "/chunks").answer(false).status()).isEqualTo(200);
    assertThat(wire.ask("GET", "/none").answer(false).head()).doesNotContain("Length");
    assertThat(wire.ask("GET", "/next").answer().body()).isEqualTo("GET /next");
  }

  @Test
  void streams_in_chunks_and_sends_what_is_flushed() throws IOException {
    wire.ask("GET", "/chunks");
    assertThat(wire.head()).contains("Transfer-Encoding: chunked\r\n");
    assertThat(wire.chunk()).isEqualTo("one");
    assertThat(wire.chunk()).isEqualTo("2");
    StringBuilder rest = new StringBuilder();
    String chunk = wire.chunk();
    while (!chunk.isEmpty()) {
      rest.append(chunk);
      chunk = wire.chunk();
    }
    assertThat(rest.toString()).isEqualTo("three".repeat(50_000));
    assertThat(wire.ask("GET", "/next").answer().body()).isEqualTo("GET /next");
  }

  @Test
  void an_old_client_gets_a_stream_without_chunks() throws IOException {
    wire.send("GET /chunks HTTP/1.0\r\n\r\n");
    assertThat(wire.answer().body()).isEqualTo("one2" + "three".repeat(50_000));
  }

  @Test
  void an_old_client_may_keep_the_connection() throws IOException {
    for (int i = 0; i < 2; i++) {
      Wire.Answer answer = wire.send("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").answer();
      assertThat(answer.says("Connection: keep-alive")).isTrue();
    }
  }

  @Test
  void closes_when_the_client_wants_it() throws IOException {
    wire.send("GET /x HTTP/1.1\r\nHost: x\r\nConnection: Keep-Alive, Close\r\n\r\n");
    assertThat(wire.answer().says("Connection: close")).isTrue();
    assertThat(wire.ends()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/wrong", "/file", "/deep", "/silent"})
  void answers_500_when_the_handler_fails(String path) throws IOException {
    assertThat(wire.ask("GET", path).answer().status()).isEqualTo(500);
    assertThat(wire.ask("GET", "/next").answer().status()).isEqualTo(200);
  }

  @Test
  void cuts_a_stream_whose_handler_fails() throws IOException {
    wire.ask("GET", "/half").head();
    assertThat(wire.chunk()).isEqualTo("half");
    assertThatThrownBy(wire::chunk).isInstanceOfAny(EOFException.class, SocketException.class);
  }

  @Test
  void resets_the_connection_on_purpose() throws IOException {
    wire.ask("GET", "/cut");
    assertThatThrownBy(wire::head).isInstanceOf(SocketException.class);
  }

  @Test
  void no_header_value_begins_another_line() throws IOException {
    Wire.Answer answer = wire.ask("GET", "/inject").answer();
    assertThat(answer.head()).contains("Warning: a  Set-Cookie: b  c\r\n");
    assertThat(answer.body()).isEqualTo("ok");
  }

  @Test
  void packs_a_large_answer_for_who_can_unpack_it() throws IOException {
    wire.send("GET /large HTTP/1.1\r\nHost: x\r\nAccept-Encoding: deflate, gzip\r\n\r\n");
    Wire.Answer answer = wire.answer();
    assertThat(answer.says("Content-Encoding: gzip")).isTrue();
    byte[] packed = answer.body().getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
        .hasSize(600_000);
    assertThat(wire.ask("GET", "/large").answer().body()).hasSize(600_000);
  }

  @Test
  void hands_the_connection_over_to_another_protocol() throws IOException {
    wire.send(
        "GET /upgrade HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: shout\r\n\r\nab");
    assertThat(wire.head())
        .isEqualTo(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: shout\r\nConnection: Upgrade\r\n\r\n");
    assertThat(wire.send("cd.").text(4)).isEqualTo("ABCD");
    assertThat(wire.ends()).isTrue();
  }
}
