package turbulence.experiment.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIsSentTest {
  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.answering(Exchanges.ok(""));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private HttpRequest request(String method) throws HttpFailed {
    return HttpRequest.of(method, server.url("/p"));
  }

  private String sent(HttpRequest request) throws Exception {
    Exchanges.http().send(request);
    return server.request();
  }

  @Test
  void a_get_carries_the_headers_that_everybody_sends() throws Exception {
    assertThat(sent(request("GET")))
        .isEqualTo(
            "GET /p HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.port()
                + "\r\nUser-Agent: turbulence/test\r\nAccept-Encoding: gzip, deflate\r\n"
                + "Accept: */*\r\nConnection: keep-alive\r\n\r\n");
  }

  @Test
  void headers_of_the_user_replace_the_usual_ones_host_included() throws Exception {
    String sent = sent(request("GET").with("host", "elsewhere").with("ACCEPT", "text/plain"));
    assertThat(sent)
        .contains("host: elsewhere\r\n", "ACCEPT: text/plain\r\n")
        .doesNotContain("Host:", "Accept:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "DELETE", "PUT", "POST", "OPTIONS", "PURGE", "M-SEARCH"})
  void any_method_arrives_with_its_body(String method) throws Exception {
    assertThat(sent(request(method).with(Payload.of("hä"))))
        .startsWith(method + " /p HTTP/1.1\r\n")
        .contains("Content-Length: 3\r\n")
        .endsWith("\r\n\r\nhä");
  }

  @Test
  void without_a_body_all_but_get_and_head_say_so() throws Exception {
    assertThat(sent(request("POST"))).contains("Content-Length: 0\r\n");
    assertThat(sent(request("HEAD"))).doesNotContain("Content-Length");
  }

  @Test
  void a_large_body_arrives_whole() throws Exception {
    String body = "x".repeat(3 << 20);
    assertThat(sent(request("POST").with(Payload.of(body)))).endsWith("\r\n\r\n" + body);
  }

  @ParameterizedTest
  @CsvSource({
    "X, a\\r\\nEvil: 1",
    "X, a\\nb",
    "X, ' a'",
    "'X Y:', a",
    "'', a",
    "'X\\r\\nY', a",
    "X, ↯",
    "Transfer-Encoding, chunked"
  })
  void a_header_that_would_be_another_is_refused_before_anything_is_sent(
      String name, String value) {
    assertThatThrownBy(() -> sent(request("GET").with(real(name), real(value))))
        .isInstanceOfSatisfying(
            HttpFailed.class, e -> assertThat(e.reason()).isEqualTo(HttpFailed.Reason.INVALID))
        .hasMessageContaining("header");
    assertThat(server.requests()).isEmpty();
  }

  private static String real(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /x HTTP/1.1\r\nX:", "G ET", "GÉT"})
  void a_method_that_is_no_word_is_refused(String method) {
    assertThatThrownBy(() -> sent(request(method))).hasMessageContaining("method");
  }

  @Test
  void user_and_password_of_the_url_become_basic_credentials() throws Exception {
    String url = server.url("/").replace("127", "us%65r:p%40ss@127");
    Exchanges.get(url);
    assertThat(server.request()).contains("Authorization: " + basic("user:p@ss"));
  }

  @Test
  void credentials_of_the_netrc_file_are_used_when_there_is_no_other(@TempDir Path home)
      throws Exception {
    Files.writeString(home.resolve(".netrc"), "machine 127.0.0.1 login me password secret\n");
    Http http = Exchanges.http("HOME", home.toString());
    http.send(request("GET"));
    assertThat(server.request()).contains("Authorization: " + basic("me:secret"));
    http.send(request("GET").with("Authorization", "Bearer t"));
    assertThat(server.request()).contains("Authorization: Bearer t\r\n");
  }

  @Test
  void an_ipv6_address_is_dialled_and_named_in_brackets() throws Exception {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"));
    try (RawServer six =
        RawServer.on(
            socket,
            talk -> {
              talk.hear();
              talk.say(Exchanges.ok(""));
            })) {
      Exchanges.get("http://[::1]:" + six.port() + "/");
      assertThat(six.request()).contains("Host: [::1]:" + six.port() + "\r\n");
    }
  }

  @Test
  void a_name_is_looked_up() throws Exception {
    Exchanges.get("http://localhost:" + server.port() + "/");
    assertThat(server.request()).contains("Host: localhost:" + server.port() + "\r\n");
  }

  @Test
  void a_request_whose_connection_breaks_is_not_sent_again() throws Exception {
    try (RawServer rude =
        RawServer.playing(talk -> {
          talk.hear();
          talk.reset();
        })) {
      HttpRequest post =
          HttpRequest.of("POST", rude.url("/"))
              .with(Limits.USUAL.withRetries(5))
              .with(Deadlines.within(Duration.ofSeconds(5)));
      assertThatThrownBy(() -> Exchanges.http().send(post))
          .isInstanceOfSatisfying(
              HttpFailed.class, e -> assertThat(e.reason()).isEqualTo(HttpFailed.Reason.CUT));
      assertThat(rude.requests()).hasSize(1);
    }
  }

  @Test
  void an_answer_counts_that_comes_before_the_body_is_read() throws Exception {
    try (RawServer hasty =
        RawServer.playing(talk -> {
          talk.say("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
          talk.hear();
        })) {
      HttpRequest post = HttpRequest.of("POST", hasty.url("/")).with(Payload.of("x".repeat(99)));
      assertThat(Exchanges.http().send(post).status()).isEqualTo(413);
    }
  }

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)) + "\r\n";
  }
}
