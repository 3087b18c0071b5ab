package turbulence.simulator.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

class JsonPatchTest {
  private static final Type ANY = new Type.Anything();

  static Stream<PatchCase> cases() {
    return PatchCase.of("json-patch.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changes_an_object_as_the_table_says(PatchCase line) {
    line.check(JsonPatch::of, ANY);
  }

  @Test
  void keeps_back_why_it_does_not_fit() {
    JsonObject operation = JsonObject.of("op", "remove", "path", "/a");
    PatchRefused refused =
        catchThrowableOfType(
            PatchRefused.class,
            () -> JsonPatch.of(JsonArray.of(operation)).applyTo(JsonObject.EMPTY, ANY));
    assertThat(refused)
        .hasMessage("the server rejected our request due to an error in our request")
        .extracting(PatchRefused::reason, PatchRefused::isDetailed)
        .containsExactly("Invalid", true);
  }

  @Test
  void takes_ten_thousand_operations_and_no_more() {
    JsonObject add = JsonObject.of("op", "add", "path", "/a/0").with("value", 1);
    JsonObject live = JsonObject.of("a", JsonArray.EMPTY);
    JsonPatch most = JsonPatch.of(JsonArray.from(Collections.nCopies(10_000, add)));
    assertThat(most.applyTo(live, ANY).array("a").size()).isEqualTo(10_000);
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() -> JsonPatch.of(JsonArray.from(Collections.nCopies(10_001, add))))
        .withMessage(
            "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got"
                + " 10001");
  }

  @Test
  void copies_of_copies_end_at_a_size() {
    JsonObject copy =
        JsonObject.builder().put("op", "copy").put("from", "/a").put("path", "/a/-").build();
    JsonPatch patch = JsonPatch.of(JsonArray.from(Collections.nCopies(60, copy)));
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() -> patch.applyTo(JsonObject.of("a", JsonArray.EMPTY), ANY));
  }
}
