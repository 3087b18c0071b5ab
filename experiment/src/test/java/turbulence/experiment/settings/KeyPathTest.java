package turbulence.experiment.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class KeyPathTest {
  private static JsonObject tree() throws JsonMalformed {
    return (JsonObject)
        JsonReader.read(
            """
            {"auths": {"example.com": {"type": "bearer"}}, "controls": [{"a": 1}, [2, [3]]],
             "odd[0]": {"\\\\": 4}, "nothing": null}
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "auths.example\\.com.type, '\"bearer\"'",
    "controls[0].a, 1",
    "controls[1][1][0], 3",
    "odd\\[0].\\\\, 4",
    "nothing, null",
  })
  void a_path_leads_to_a_value(String path, String value) throws JsonMalformed {
    assertThat(KeyPath.parse(path).get(tree())).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"auths.example.com", "controls[2]", "controls.a", "auths[0]", "nothing.x", "no"})
  void a_path_may_lead_nowhere(String path) throws JsonMalformed {
    assertThat(KeyPath.parse(path).get(tree())).isNull();
    assertThat(KeyPath.parse(path).set(tree(), new JsonNumber(1))).isNull();
    assertThat(KeyPath.parse(path).remove(tree())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "a..b, a name is missing at letter 3",
    "'', a name is missing at letter 1",
    "a., a name is missing at letter 3",
    "a[x], a number in brackets is missing at letter 2",
    "a[, a number in brackets is missing at letter 2",
    "a[99999999999], a number in brackets is missing at letter 2",
    "a[0]b, a dot or [ is missing at letter 5",
    "[0], a name is missing at letter 1",
  })
  void what_is_no_path_is_refused(String path, String why) {
    assertThatThrownBy(() -> KeyPath.parse(path))
        .hasMessage("'" + path + "' is no path to a setting: " + why);
  }

  @Test
  void a_value_is_replaced_and_removed_in_its_place() throws JsonMalformed {
    JsonObject changed = KeyPath.parse("controls[1][1][0]").set(tree(), new JsonNumber(9));
    assertThat(changed.get("controls")).hasToString("[{\"a\":1},[2,[9]]]");
    assertThat(KeyPath.parse("controls[0]").remove(changed).get("controls"))
        .hasToString("[[2,[9]]]");
    assertThat(KeyPath.parse("auths").remove(changed).names())
        .containsExactly("controls", "odd[0]", "nothing");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void any_text_is_a_path_or_refused(long seed) throws JsonMalformed {
    Random random = new Random(seed);
    String letters = "ab.[]0\\ é";
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(8); j > 0; j--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        KeyPath.parse(text.toString()).get(tree());
      } catch (IllegalArgumentException e) {
        assertThat(e).as("seed %s", seed).hasMessageContaining("is no path to a setting");
      }
    }
  }
}
