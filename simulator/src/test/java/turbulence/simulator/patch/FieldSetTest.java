package turbulence.simulator.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;

class FieldSetTest {
  private static FieldSet set(Wild wild) {
    return FieldSet.of(wild.pod(), Types.pod());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void is_an_algebra_of_sets(long seed) {
    for (int round = 0; round < 300; round++) {
      Wild wild = new Wild(new SplittableRandom(seed * 1_000_003 + round));
      FieldSet a = set(wild);
      FieldSet b = set(wild);
      FieldSet c = set(wild);
      String where = "seed " + seed + ", round " + round;
      assertThat(a.union(b)).as(where).isEqualTo(b.union(a));
      assertThat(a.union(b).union(c)).as(where).isEqualTo(a.union(b.union(c)));
      assertThat(a.intersection(b)).as(where).isEqualTo(b.intersection(a));
      assertThat(a.union(a)).as(where).isEqualTo(a);
      assertThat(a.difference(a).isEmpty()).as(where).isTrue();
      assertThat(a.difference(b).union(a.intersection(b))).as(where).isEqualTo(a);
      assertThat(a.difference(b).intersection(b).isEmpty()).as(where).isTrue();
      assertThat(a.intersection(b.union(c)))
          .as(where)
          .isEqualTo(a.intersection(b).union(a.intersection(c)));
      assertThat(FieldSet.read(a.fieldsV1())).as(where).isEqualTo(a);
      assertThat(FieldSet.read(a.union(b).fieldsV1()).fieldsV1().toString())
          .as(where)
          .isEqualTo(a.union(b).fieldsV1().toString());
    }
  }

  @Test
  void reads_what_others_wrote_in_another_order() throws JsonMalformed {
    String text =
        "{\"f:b\":{},\"f:a\":{\"k:{\\\"protocol\\\":\\\"TCP\\\",\\\"containerPort\\\":80}\":{\"f:x\":{},\".\":{}}}}";
    FieldSet set = FieldSet.read(JsonReader.read(text));
    assertThat(set.paths())
        .containsExactly(
            ".b",
            ".a[containerPort=80,protocol=\"TCP\"]",
            ".a[containerPort=80,protocol=\"TCP\"].x");
    assertThat(set.fieldsV1().names()).containsExactly("f:a", "f:b");
  }

  @Test
  void refuses_what_is_no_set() {
    assertThatExceptionOfType(PatchRefused.class).isThrownBy(() -> FieldSet.read(JsonArray.EMPTY));
    for (String text :
        new String[] {"{\"x\":{}}", "{\"k:[]\":{}}", "{\"k:{\":{}}", "{\"f:a\":1}"}) {
      assertThatExceptionOfType(PatchRefused.class)
          .as(text)
          .isThrownBy(() -> FieldSet.read(JsonReader.read(text)));
    }
  }
}
