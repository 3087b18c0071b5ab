package turbulence.simulator.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.simulator.api.Refusal;

class BinaryBodiesTest {
  private static final String POD = "6b3873000a090a0276311203506f64";

  @Test
  void a_body_is_an_object() {
    assertThat(object(POD + "12090a070a0568656c6c6f").toString())
        .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"hello\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | the object provided is unrecognized (must be of type Pod): empty data (<empty>)
          6b3873000aff | the object provided is unrecognized (must be of type Pod): unexpected EOF (6b3873000aff)
          6b3873000a0d0a02763112074469616c656374 | Dialect in version "v1" cannot be handled as a Pod: \
          no kind "Dialect" is registered for version "v1" in scheme "pkg/api/legacyscheme/scheme.go:30"
          6b3873000a090a0276311203506f6412020a09 | Pod in version "v1" cannot be handled as a Pod: unexpected EOF
          6b3873000a090a0276311203506f6412020809 | Pod in version "v1" cannot be handled as a Pod: \
          proto: wrong wireType = 0 for field ObjectMeta
          """)
  void what_is_none_is_refused_in_the_words_of_a_server(String hex, String words) {
    assertThatThrownBy(() -> object(hex))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(400);
              assertThat(refusal.status().text("message")).contains(words);
            });
  }

  @Test
  void of_a_long_body_thirty_bytes_are_shown() {
    assertThatThrownBy(() -> object("00".repeat(31)))
        .hasMessageEndingWith("(" + "00".repeat(30) + " ...)");
  }

  private static Object object(String hex) {
    return BinaryBodies.object(HexFormat.of().parseHex(hex), "Pod").tree();
  }
}
