package turbulence.experiment.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyTest {
  @ParameterizedTest
  @CsvSource({
    "http://h/, HTTP_PROXY=p:1, p:1",
    "http://h/, http_proxy=p:1, p:1",
    "http://h/, http_proxy=p:1;HTTP_PROXY=q:2, p:1",
    "http://h/, http_proxy=;HTTP_PROXY=q:2, ''",
    "http://h/, HTTPS_PROXY=p:1, ''",
    "https://h/, HTTPS_PROXY=http://p:1, p:1",
    "https://h/, ALL_PROXY=p:1, p:1",
    "http://h/, all_proxy=p:1;http_proxy=q:2, q:2",
    "http://h/, HTTP_PROXY=p:1;REQUEST_METHOD=GET, ''",
    "http://h/, http_proxy=p:1;NO_PROXY=h, ''",
    "http://h/, http_proxy=p:1;no_proxy=x;NO_PROXY=h, p:1",
    "http://h/, http_proxy=p:1;no_proxy=*, ''",
    "http://a.h/, 'http_proxy=p:1;no_proxy=x, .h', ''",
    "http://a.h/, http_proxy=p:1;no_proxy=h, ''",
    "http://ah/, http_proxy=p:1;no_proxy=h, p:1",
    "http://a.h:81/, http_proxy=p:1;no_proxy=h:81, ''",
    "http://a.h:82/, http_proxy=p:1;no_proxy=h:81, p:1",
    "http://A.H/, http_proxy=p:1;no_proxy=a.h, ''",
    "http://10.1.2.3/, http_proxy=p:1;no_proxy=10.0.0.0/8, ''",
    "http://11.1.2.3/, http_proxy=p:1;no_proxy=10.0.0.0/8, p:1",
    "http://10.1.2.3/, http_proxy=p:1;no_proxy=10.1.2.3/32, ''",
    "http://10.1.2.3/, http_proxy=p:1;no_proxy=10.1.2.3, ''",
    "http://10.1.2.3/, http_proxy=p:1;no_proxy=2.3, p:1",
    "http://10.1.2.3/, http_proxy=p:1;no_proxy=10.0.0.0/99, p:1"
  })
  void the_environment_says_which_way_to_go(String url, String environment, String door)
      throws Exception {
    Map<String, String> variables = new java.util.HashMap<>();
    for (String variable : environment.split(";", -1)) {
      int equals = variable.indexOf('=');
      variables.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    Url proxy = new Proxies(variables).pick(Url.parse(url));
    assertThat(proxy == null ? "" : proxy.authority()).isEqualTo(door);
  }

  @Test
  void a_proxy_is_asked_for_the_whole_url_and_told_its_password() throws Exception {
    try (RawServer proxy = RawServer.answering(Exchanges.ok("through"))) {
      String address = "http://u:p@127.0.0.1:" + proxy.port();
      HttpResponse response = Exchanges.get("http://far.example:81/a b", "HTTP_PROXY", address);
      assertThat(response.body().text()).isEqualTo("through");
      assertThat(proxy.request())
          .startsWith("GET http://far.example:81/a%20b HTTP/1.1\r\nHost: far.example:81\r\n")
          .contains("Proxy-Authorization: Basic dTpw\r\n");
    }
  }

  @Test
  void a_proxy_that_lets_nobody_through_is_no_connection() throws Exception {
    try (RawServer proxy = RawServer.answering("HTTP/1.1 407 Who are you\r\n\r\n")) {
      HttpFailed failure =
          catchThrowableOfType(
              HttpFailed.class,
              () -> Exchanges.get("https://far.example/", "HTTPS_PROXY", proxy.url("")));
      assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.UNREACHABLE);
      assertThat(failure).hasMessageContaining("answers 407 Who are you");
      assertThat(proxy.request()).startsWith("CONNECT far.example:443 HTTP/1.1\r\n");
    }
  }

  @Test
  void a_proxy_of_a_kind_that_is_not_spoken_is_refused() {
    HttpFailed failure =
        catchThrowableOfType(
            HttpFailed.class, () -> Exchanges.get("http://h/", "ALL_PROXY", "socks5://p:1"));
    assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.INVALID);
    assertThat(failure).hasMessageContaining("socks5://p:1");
  }
}
