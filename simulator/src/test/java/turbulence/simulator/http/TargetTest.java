package turbulence.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  private static Request request(String target) throws Malformed {
    return Target.request("GET " + target + " HTTP/1.1", Headers.of("Host", "x"));
  }

  @ParameterizedTest
  @CsvSource({
    "/, /, ''",
    "/api/v1/pods, /api/v1/pods, api|v1|pods",
    "/api/v1/, /api/v1/, api|v1",
    "//api//v1, //api//v1, api||v1",
    "/a%2Fb%20c+d, /a/b c+d, a|b c+d",
    "/%C3%A9, /é, é",
    "http://host:1/api?x, /api, api",
    "http://host?x, /, ''",
    "https://host, /, ''",
  })
  void a_path_is_decoded_and_parted(String target, String path, String segments) throws Malformed {
    Request request = request(target);
    assertThat(request.path()).isEqualTo(path);
    assertThat(String.join("|", request.segments())).isEqualTo(segments);
    assertThat(request.target()).isEqualTo(target);
  }

  @Test
  void parameters_keep_their_order_and_repeat() throws Malformed {
    Query query = request("/?b=1&a=%3D+x&b=2&c&=&%zz=1&d=e;f&g=h=i").query();
    assertThat(query.all("b")).containsExactly("1", "2");
    assertThat(query.first("a")).isEqualTo("= x");
    assertThat(query.has("c")).isTrue();
    assertThat(query.text("c")).isEmpty();
    assertThat(query.first("none")).isNull();
    assertThat(query.text("none")).isEmpty();
    assertThat(query.first("g")).isEqualTo("h=i");
    assertThat(query.parameters())
        .extracting(Query.Parameter::name)
        .containsExactly("b", "a", "b", "c", "", "g");
  }

  @Test
  void headers_are_found_whatever_their_case() {
    Headers headers = Headers.of("Accept", "a, b;q=0.5").with("ACCEPT", "C;q=0").with("X", "y");
    assertThat(headers.first("accept")).isEqualTo("a, b;q=0.5");
    assertThat(headers.all("accept")).isEqualTo(List.of("a, b;q=0.5", "C;q=0"));
    assertThat(headers.lists("accept", "B")).isTrue();
    assertThat(headers.lists("accept", "c")).isFalse();
    assertThat(headers.has("z")).isFalse();
  }
}
