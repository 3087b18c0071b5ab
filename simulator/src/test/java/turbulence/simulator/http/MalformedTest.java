package turbulence.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedTest {
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0, null, new Echo());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  static Stream<Arguments> requests() {
    String get = "GET / HTTP/1.1\r\nHost: x\r\n";
    String post = "POST /body HTTP/1.1\r\nHost: x\r\n";
    return Stream.of(
        Arguments.of(400, "nonsense\r\n\r\n"),
        Arguments.of(400, "\r\n\r\n\r\n"),
        Arguments.of(400, "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "G(T / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/one\r\nHost: x\r\n\r\n"),
        Arguments.of(505, "GET / HTTP/2.0\r\nHost: x\r\n\r\n"),
        Arguments.of(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Arguments.of(400, "GET a HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET /%4 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n\r\n"),
        Arguments.of(400, get + "Host: y\r\n\r\n"),
        Arguments.of(400, get + "no colon\r\n\r\n"),
        Arguments.of(400, get + "Blank : x\r\n\r\n"),
        Arguments.of(400, get + "A: x\r\n folded\r\n\r\n"),
        Arguments.of(400, get + "A: \u0000\r\n\r\n"),
        Arguments.of(400, post + "Content-Length: -1\r\n\r\n"),
        Arguments.of(400, post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
        Arguments.of(400, post + "Content-Length: 99999999999999999999\r\n\r\n"),
        Arguments.of(501, post + "Transfer-Encoding: gzip, chunked\r\n\r\n"),
        Arguments.of(400, post + "Transfer-Encoding: chunked\r\n\r\nx\r\n"),
        Arguments.of(400, post + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n"),
        Arguments.of(417, post + "Expect: a miracle\r\n\r\n"),
        Arguments.of(414, "GET /" + "a".repeat(300_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(414, "a".repeat(300_000)),
        Arguments.of(431, get + "A: " + "a".repeat(1_100_000) + "\r\n\r\n"),
        Arguments.of(431, get + ("A: " + "a".repeat(1000) + "\r\n").repeat(1100) + "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void a_broken_request_is_refused_and_the_connection_ends(int status, String request)
      throws IOException {
    try (Wire wire = new Wire(server)) {
      Wire.Answer answer = wire.send(request).answer();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body()).startsWith(status + " " + Phrase.of(status) + ": ");
      assertThat(answer.says("Connection: close")).isTrue();
      wire.socket.shutdownOutput();
      assertThat(wire.ends()).isTrue();
    }
  }

  static Stream<String> unusual() {
    return Stream.of(
        "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\nHost: x\n\n",
        "GET http://y/z?a HTTP/1.1\r\nHost: x\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "FROB /\u00e9 HTTP/1.1\r\nhOST:x\r\n\r\n",
        "GET /" + "a".repeat(200_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(1_000_000) + "\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("unusual")
  void an_unusual_request_is_understood(String request) throws IOException {
    try (Wire wire = new Wire(server)) {
      assertThat(wire.send(request).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void a_client_that_leaves_in_the_midst_of_a_request_is_forgotten() throws IOException {
    for (String part :
        new String[] {
          "",
          "GE",
          "GET / HTTP/1.1\r\nHo",
          "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab"
        }) {
      try (Wire wire = new Wire(server)) {
        wire.send(part).socket.shutdownOutput();
        assertThat(wire.ends()).isTrue();
      }
    }
  }
}
