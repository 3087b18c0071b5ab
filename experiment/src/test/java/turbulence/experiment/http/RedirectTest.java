package turbulence.experiment.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTest {
  private static String to(int status, String location, String... lines) {
    String more = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
    return "HTTP/1.1 " + status + " Go\r\nLocation: " + location + "\r\n" + more + "\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "301, POST, GET", "302, POST, GET", "303, POST, GET", "307, POST, POST", "308, POST, POST",
    "301, PUT, PUT", "302, PUT, GET", "303, DELETE, GET", "301, HEAD, HEAD", "303, HEAD, HEAD"
  })
  void each_status_changes_the_method_as_python_requests_does(
      int status, String method, String next) throws Exception {
    try (RawServer server = RawServer.answering(to(status, "/b?c"), Exchanges.ok(""))) {
      HttpRequest request =
          HttpRequest.of(method, server.url("/a"))
              .with("Content-Type", "text/plain")
              .with("X-Kept", "yes")
              .with(method.equals("HEAD") ? Payload.NONE : Payload.of("body"));
      Exchanges.http().send(request);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.request())
          .startsWith(next + " /b?c HTTP/1.1\r\n")
          .contains("X-Kept: yes\r\n");
      boolean whole = status == 307 || status == 308;
      assertThat(server.request().endsWith("\r\n\r\nbody")).isEqualTo(whole);
      assertThat(server.request().contains("Content-Type")).isEqualTo(whole);
    }
  }

  @Test
  void a_location_may_be_relative_and_in_utf_8() throws Exception {
    String location = new String("ü/../é".getBytes(UTF_8), ISO_8859_1);
    try (RawServer server = RawServer.answering(to(302, location), Exchanges.ok("end"))) {
      assertThat(Exchanges.get(server.url("/a/b")).body().text()).isEqualTo("end");
      assertThat(server.request()).startsWith("GET /a/%C3%A9 HTTP/1.1\r\n");
    }
  }

  @Test
  void credentials_stay_with_their_host() throws Exception {
    try (RawServer other = RawServer.answering(Exchanges.ok(""));
        RawServer server = RawServer.answering(to(302, "/same"), to(302, other.url("/other")))) {
      HttpRequest request =
          HttpRequest.of("GET", server.url("/")).with("Authorization", "Bearer secret");
      Exchanges.http().send(request);
      assertThat(server.request()).contains("Authorization: Bearer secret\r\n");
      assertThat(other.request()).doesNotContain("Authorization", "secret");
    }
  }

  @Test
  void credentials_of_the_url_stay_with_their_host_too() throws Exception {
    try (RawServer other = RawServer.answering(Exchanges.ok(""));
        RawServer server = RawServer.answering(to(302, "/same"), to(302, other.url("/other")))) {
      Exchanges.get(server.url("/").replace("//", "//u:p@"));
      assertThat(server.request()).contains("Authorization: Basic dTpw\r\n");
      assertThat(other.request()).doesNotContain("Authorization");
    }
  }

  @Test
  void cookies_are_told_again_within_a_call_and_forgotten_after_it() throws Exception {
    try (RawServer server =
        RawServer.answering(
            to(302, "/b", "Set-Cookie: a=1; Path=/", "Set-Cookie: b=2; Path=/deep; HttpOnly"),
            to(302, "/deep/c", "Set-Cookie: a=; Max-Age=0; Path=/", "Set-Cookie: s=3; Secure"),
            Exchanges.ok(""))) {
      Http http = Exchanges.http();
      http.send(HttpRequest.of("GET", server.url("/")).with("Cookie", "mine=0"));
      assertThat(server.requests().get(0)).contains("Cookie: mine=0\r\n");
      assertThat(server.requests().get(1)).contains("Cookie: a=1\r\n").doesNotContain("b=2");
      assertThat(server.requests().get(2)).contains("Cookie: b=2\r\n").doesNotContain("s=3");
      http.send(HttpRequest.of("GET", server.url("/")));
      assertThat(server.request()).doesNotContain("Cookie");
    }
  }

  @Test
  void a_circle_of_redirects_ends_after_thirty() throws Exception {
    try (RawServer server = RawServer.answering(to(302, "/again"))) {
      HttpFailed failure =
          catchThrowableOfType(HttpFailed.class, () -> Exchanges.get(server.url("/")));
      assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.TOO_MANY_REDIRECTS);
      assertThat(failure).hasMessage("more than 30 redirects");
      assertThat(server.requests()).hasSize(31);
    }
  }

  @Test
  void a_redirect_to_no_url_of_http_is_refused() throws Exception {
    try (RawServer server = RawServer.answering(to(302, "ftp://h/"))) {
      HttpFailed failure =
          catchThrowableOfType(HttpFailed.class, () -> Exchanges.get(server.url("/")));
      assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.INVALID);
    }
  }

  @Test
  void a_redirect_is_the_answer_when_none_is_to_be_followed_or_it_leads_nowhere() throws Exception {
    try (RawServer server = RawServer.answering(to(302, "/b"), to(302, ""))) {
      HttpRequest request = HttpRequest.of("GET", server.url("/"));
      assertThat(Exchanges.http().send(request.with(Limits.USUAL.withRedirects(0))).status())
          .isEqualTo(302);
      assertThat(Exchanges.http().send(request).status()).isEqualTo(302);
      assertThat(server.requests()).hasSize(2);
    }
  }
}
