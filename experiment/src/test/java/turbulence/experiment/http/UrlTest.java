package turbulence.experiment.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected values are what python-requests 2.34 with urllib3 2.7 makes of the same URLs.
class UrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '°',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "http://h→/",
        "http://h?x=1→/?x=1",
        "http://h:8080/a b→/a%20b",
        "http://h/%7euser/%2f%3A→/~user/%2F%3A",
        "http://h/100%→/100%25",
        "http://h/é/ü?q=ü→/%C3%A9/%C3%BC?q=%C3%BC",
        "http://h/q?query=sum(rate(x{a=\"b\",c=~\"d|e\"}[5m])) by"
            + " (f)→/q?query=sum(rate(x%7Ba=%22b%22,c=~%22d%7Ce%22%7D%5B5m%5D))%20by%20(f)",
        "http://h/a/../b/./c/..→/b/",
        "http://h/../..→/",
        "http://h/a//b→/a//b",
        "http://h//a→/a",
        "http://h/?a=b&c=d%20e+f→/?a=b&c=d%20e+f",
        "http://h/a?→/a",
        "http://h/a?x#y?z→/a?x",
        "http://u:p@h/→/",
        "  http://h/lead→/lead",
        "http://h/trail →/trail%20",
        "http://h/^`\\|<>→/%5E%60%5C%7C%3C%3E",
        "http://h/?^`\\|<>[]{}→/?%5E%60%5C%7C%3C%3E%5B%5D%7B%7D",
        "http://h/;p=1,2;q→/;p=1,2;q",
        "http://h/%zz→/%25zz",
        "http://h/%41%2a→/A%2A",
        "http://h/\u0001\u007f→/%01%7F",
        "http://h/😀→/%F0%9F%98%80",
        "http://h/?%→/?%25",
        "http://h/?a=%e9→/?a=%E9",
        "http://h/a%20b%→/a%2520b%25",
        "http://h/%2f%→/%252F%25",
        "http://h/*()!'→/*()!'",
        "http://h/.→/",
        "http://h/..a/.b→/..a/.b",
        "http://h/a/..→/",
        "http://${host}/x→/x"
      })
  void a_target_is_quoted_as_python_requests_quotes_it(String url, String target)
      throws HttpFailed {
    assertThat(Url.parse(url).target()).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/, h, 80, h",
    "https://h/, h, 443, h",
    "http://H.Example:80/A, h.example, 80, h.example",
    "HTTP://h:/x, h, 80, h",
    "https://h:8443, h, 8443, h:8443",
    "http://[::1]:81/x, ::1, 81, [::1]:81",
    "http://[FE80::1]/, fe80::1, 80, [fe80::1]",
    "http://bücher.example/, xn--bcher-kva.example, 80, xn--bcher-kva.example",
    "http://u:p@h:9/, h, 9, h:9",
    "http://u@x:p@h/, h, 80, h",
    "http://h h/, h%20h, 80, h%20h",
    "'http://h\r\nX/', h%0d%0ax, 80, h%0d%0ax",
    "http://[fe80::1%25eth0]:1/, fe80::1%eth0, 1, [fe80::1%eth0]:1",
  })
  void host_and_port_are_found(String text, String host, int port, String authority)
      throws HttpFailed {
    Url url = Url.parse(text);
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.authority()).isEqualTo(authority);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "h/x",
        "ftp://h/",
        "localhost:80/x",
        "http://",
        "http:///x",
        "http://*.h/",
        "http://.h/",
        "http://h:99999/",
        "http://h:99999999999/",
        "http://h:abc/",
        "http://h:-1/",
        "http://[::1",
        "mailto:x",
        "://h",
        "http://@/",
        "http://a[b/",
        "http://h::/",
        "http://h\r\nX: y/",
        "http://[]/",
        "http://[a b::]/",
        "http://h%20/",
        "http://hü|/",
        "file:///etc/passwd"
      })
  void what_is_no_url_of_http_is_refused_with_the_url_in_the_message(String text) {
    assertThatThrownBy(() -> Url.parse(text))
        .isInstanceOfSatisfying(
            HttpFailed.class, e -> assertThat(e.reason()).isEqualTo(HttpFailed.Reason.INVALID))
        .hasMessageStartingWith("invalid URL '" + text.stripLeading() + "': ");
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/, a=b, /?a=b",
    "http://h/?z=1, a=b, /?z=1&a=b",
    "http://h/?, a=b, /?a=b",
    "http://h/?x?, a=b, /?x?&a=b",
    "http://h/x, a=b c{}, /x?a=b%20c%7B%7D",
    "http://h/x, '', /x",
  })
  void query_arguments_are_appended(String url, String arguments, String target) throws HttpFailed {
    assertThat(Url.parse(url).withQuery(arguments).target()).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource({
    "/x, http://h:81/x",
    "x, http://h:81/a/x",
    "../x?y=1, http://h:81/x?y=1",
    "?y, http://h:81/a/b?y",
    "//other/x, http://other/x",
    "https://other:9/x y, https://other:9/x%20y",
    "é, http://h:81/a/%C3%A9",
    "#top, http://h:81/a/b?q",
  })
  void a_location_is_seen_from_the_url_that_gave_it(String location, String url) throws HttpFailed {
    assertThat(Url.parse("http://u:p@h:81/a/b?q").resolve(location)).hasToString(url);
  }

  @Test
  void a_url_says_nothing_of_its_password() throws HttpFailed {
    assertThat(Url.parse("http://user:secret@h/")).hasToString("http://h/");
  }
}
