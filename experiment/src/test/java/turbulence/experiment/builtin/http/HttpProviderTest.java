package turbulence.experiment.builtin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Unrunnable;
import turbulence.experiment.http.Deadlines;
import turbulence.experiment.http.Http;
import turbulence.experiment.http.RawServer;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.experiment.world.SystemWorld;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// The recorded cases `http-*` and what surrounds them.
class HttpProviderTest {
  private final HttpProvider provider =
      new HttpProvider(new Http(SystemWorld.create().withEnvironment(Map.of()), "turbulence/test"));
  private RawServer server = answering("text/plain", "");

  @BeforeEach
  void calm() {
    assertThat(server.requests()).isEmpty();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static RawServer answering(String type, String body) {
    return answering(200, type, body);
  }

  private static RawServer answering(int status, String type, String body) {
    try {
      return RawServer.answering(
          "HTTP/1.1 %d Told\r\nContent-type: %s\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(status, type, body.length(), body));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void answer(int status, String type, String body) throws Exception {
    server.close();
    server = answering(status, type, body);
  }

  private static @Nullable Json json(@Nullable String text) {
    try {
      return text == null ? null : JsonReader.read(text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private HttpCall call(String method, @Nullable String arguments, String... headers) {
    JsonObject.Builder lines = JsonObject.builder();
    for (int i = 0; i < headers.length; i += 2) {
      lines.put(headers[i], headers[i + 1]);
    }
    return new HttpCall(server.url("/p"), method, lines.build(), json(arguments), null, true, 0);
  }

  private HttpCall waiting(String url, String timeout) {
    return new HttpCall(url, "GET", JsonObject.EMPTY, null, json(timeout), true, 0);
  }

  private String sent(HttpCall call) throws Exception {
    provider.call(call);
    return server.request();
  }

  @Test
  void an_error_status_is_an_output() throws Exception {
    answer(503, "text/plain", "nope");
    assertThat(provider.call(call("GET", null)))
        .hasToString(
            "{\"status\":503,\"headers\":{\"Content-type\":\"text/plain\",\"Content-Length\":\"4\"},"
                + "\"body\":\"nope\"}");
  }

  @Test
  void json_is_a_tree_only_under_exactly_its_type() throws Exception {
    answer(200, "application/json", "{\"ok\": true}");
    assertThat(provider.call(call("GET", null)).get("body")).isEqualTo(json("{\"ok\":true}"));
    answer(200, "application/json; charset=utf-8", "{\"ok\": true}");
    assertThat(provider.call(call("GET", null)).text("body")).hasValue("{\"ok\": true}");
  }

  @Test
  void arguments_of_post_are_json_when_the_header_says_exactly_so() throws Exception {
    HttpCall call = call("POST", "{\"a\": 1}", "Content-Type", "application/json");
    assertThat(sent(call)).contains("Content-Length: 8\r\n").endsWith("\r\n\r\n{\"a\": 1}");
    assertThat(sent(call("POST", "{\"a\":1}", "content-type", "application/json")))
        .endsWith("\r\n\r\na=1");
    assertThat(sent(call("POST", "{\"a\":1}", "Content-Type", "application/json; charset=utf-8")))
        .contains("Content-Type: application/json; charset=utf-8\r\n")
        .endsWith("\r\n\r\na=1");
    assertThat(sent(call("POST", null, "Content-Type", "application/json"))).endsWith("\r\n\r\n{}");
    assertThat(sent(call("POST", "null", "Content-Type", "application/json")))
        .contains("Content-Length: 0\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a':'ü','b':[1,{'c':null,'d':[]}],'e':{}} | {'a': '\\u00fc', 'b': [1, {'c': null, 'd':"
            + " []}], 'e': {}}",
        "[1.5,1e16,true,'\\n\\u0001\\\\'] | [1.5, 1e+16, true, '\\n\\u0001\\\\']",
        "'text' | 'text'",
      })
  void json_bodies_are_written_as_python_writes_them(String arguments, String body)
      throws Exception {
    HttpCall call = call("PUT", quoted(arguments), "Content-Type", "application/json");
    assertThat(sent(call)).endsWith("\r\n\r\n" + quoted(body));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void a_text_goes_out_as_it_is_and_without_a_type() throws Exception {
    assertThat(sent(call("post", "\"raw bödy\"")))
        .startsWith("POST /p HTTP/1.1\r\n")
        .contains("Content-Length: 9\r\n")
        .doesNotContain("Content-Type")
        .endsWith("\r\n\r\nraw bödy");
  }

  @Test
  void a_mapping_goes_out_as_a_form() throws Exception {
    assertThat(sent(call("PUT", "{\"a\": [1, \"x y\"], \"b\": false, \"c\": null}")))
        .contains("Content-Type: application/x-www-form-urlencoded\r\n")
        .endsWith("\r\n\r\na=1&a=x+y&b=False");
    assertThat(sent(call("DELETE", null)))
        .contains("Content-Length: 0\r\n")
        .doesNotContain("Content-Type");
  }

  /// The expected queries are what python-requests makes of the same arguments.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a':[1,2],'b':true,'c':null,'d':1.5,'e':'x y&z/~é'} |"
            + " ?a=1&a=2&b=True&d=1.5&e=x+y%26z%2F~%C3%A9",
        "{} | ~~",
        "'a=b c{}' | ?a=b%20c%7B%7D",
        "[['a',1],['b',[1,null]]] | ?a=1&b=1",
        "{'a':{'x':1}} | ?a=x",
        "{'a':[]} | ~~",
        "{'a':[[1,null]]} | ?a=1&a=None",
        "{'a':[{'x':1}]} | ?a=x",
        "{'a b':''} | ?a+b=",
        "{'a':1e16,'b':1e-5,'c':1e22,'d':-0.0,'e':123456789012345680.0} |"
            + " ?a=1e%2B16&b=1e-05&c=1e%2B22&d=-0.0&e=1.2345678901234568e%2B17"
      })
  void arguments_of_get_become_the_query(String arguments, String query) throws Exception {
    HttpCall call = call("GET", arguments.replace('\'', '"'));
    assertThat(sent(call)).startsWith("GET /p" + query + " HTTP/1.1\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "[1]", "[\"ab\"]"})
  void arguments_that_have_no_names_are_refused(String arguments) {
    assertThatThrownBy(() -> provider.call(call("GET", arguments)))
        .isInstanceOf(Unrunnable.class)
        .hasMessageStartingWith("expected an object, a text or pairs as arguments, got ");
  }

  @Test
  void a_refused_connection_fails_the_activity_after_its_retries() {
    HttpCall call =
        new HttpCall("http://127.0.0.1:9/", "GET", JsonObject.EMPTY, null, null, true, 2);
    assertThatThrownBy(() -> provider.call(call))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to connect to http://127.0.0.1:9/: ")
        .hasMessageContaining("Connection refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.2", "[1, 0.2]"})
  void an_answer_that_does_not_come_in_time_fails_the_activity(String timeout) throws Exception {
    try (RawServer mute = RawServer.playing(RawServer.Talk::hang)) {
      assertThatThrownBy(() -> provider.call(waiting(mute.url("/"), timeout)))
          .isInstanceOf(ActivityFailed.class)
          .hasMessage("activity took too long to complete");
    }
  }

  @Test
  void timeouts_are_seconds_to_connect_and_seconds_of_silence() {
    assertThat(Timeouts.of(null)).isEqualTo(Deadlines.within(Duration.ofSeconds(30)));
    assertThat(Timeouts.of(json("2")))
        .isEqualTo(
            new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4)));
    assertThat(Timeouts.of(json("[1, 0.5]")))
        .isEqualTo(
            new Deadlines(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(1500)));
    assertThat(Timeouts.of(json("[1, null]")).total()).isEqualTo(Deadlines.NEVER);
    assertThat(Timeouts.of(json("1e300")).total()).isEqualTo(Deadlines.NEVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "\"5\"", "true", "[1]", "[1, 2, 3]", "{}", "[0, 1]"})
  void what_is_no_time_is_refused(String timeout) {
    assertThatThrownBy(() -> provider.call(waiting(server.url("/"), timeout)))
        .isInstanceOf(Unrunnable.class)
        .hasMessageContaining("seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h/", "h/x", "http://"})
  void what_is_no_url_is_not_called(String url) {
    assertThatThrownBy(() -> provider.call(waiting(url, "null")))
        .isInstanceOf(Unrunnable.class)
        .hasMessageContaining("invalid URL '" + url + "'");
  }

  @Test
  void an_answer_that_is_not_what_it_says_is_unusable() throws Exception {
    answer(200, "application/json", "oops");
    assertThatThrownBy(() -> provider.call(call("GET", null)))
        .isInstanceOf(Unrunnable.class)
        .hasMessageContaining("expected JSON");
  }

  @Test
  void a_header_that_is_no_text_is_refused() {
    HttpCall call =
        new HttpCall(server.url("/"), "GET", JsonObject.of("X", 1), null, null, true, 0);
    assertThatThrownBy(() -> provider.call(call))
        .isInstanceOf(Unrunnable.class)
        .hasMessage("expected a text as value of header 'X', got number");
  }

  @Test
  void header_lines_of_one_name_become_one() throws Exception {
    server.close();
    server = RawServer.answering("HTTP/1.1 200 OK\r\nA: 1\r\nB: 2\r\na: 3\r\n\r\n");
    assertThat(provider.call(call("GET", null)).get("headers"))
        .hasToString("{\"A\":\"1, 3\",\"B\":\"2\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, ISO-8859-1", "text/html;charset=utf-8, UTF-8",
        "'text/x; a=b; Charset=\"UTF-16\"', UTF-16",
    "application/xml, UTF-8", "'', UTF-8", "text/plain; charset=latin-1, ISO-8859-1",
    "text/plain; charset=klingon, UTF-8", "text/plain; charset=?!, UTF-8"
  })
  void text_is_read_in_the_charset_of_its_type(String type, String charset) {
    assertThat(ResponseBody.charset(type).name()).isEqualTo(charset);
  }
}
