package turbulence.experiment.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.Table;
import turbulence.experiment.python.NoAnswer;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonText;

class JsonPathTest {
  private static final Json STORE =
      Table.json("{\"a\":[{\"b\":1},{\"b\":2}],\"l\":[3,1,2],\"k-v\":\"x\"}");
  private static final String WILD = "$@.*[]()'\"?,:=<>!&| -012abnotlengthvalu\\{}\n";

  @Test
  void what_jsonpath2_reads_means_what_it_means_there() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (JsonArray row : Table.rows(getClass(), "jsonpath2.jsonl")) {
      String path = Table.text(row.get(0));
      JsonArray outcome = asJsonPath2(path, row.get(1));
      JsonArray wanted = JsonArray.of(row.get(2), row.get(3));
      if (!outcome.toString().equals(wanted.toString())) {
        wrong.add(path + " in " + row.get(1) + ": " + outcome + ", not " + wanted);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static JsonArray asJsonPath2(String written, Json document) throws InterruptedException {
    try {
      JsonPath path = JsonPath.parse(written);
      return path.dialect() == Dialect.JSONPATH2
          ? JsonArray.of("ok", path.matches(document))
          : JsonArray.from(List.of(Json.of("invalid"), Json.of(null)));
    } catch (BadPath e) {
      return JsonArray.from(List.of(Json.of("invalid"), Json.of(null)));
    } catch (NoAnswer e) {
      return JsonArray.from(List.of(Json.of("crash"), Json.of(null)));
    }
  }

  @Test
  void the_standards_compliance_suite_is_met() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (JsonArray row : Table.rows(getClass(), "rfc9535.jsonl")) {
      String path = Table.text(row.get(0));
      Json outcome = asStandard(path, row.size() == 1 ? Json.of(null) : row.get(1));
      boolean right = row.size() == 1 ? outcome instanceof JsonText : isOneOf(outcome, row.get(2));
      if (!right) {
        wrong.add(row + ": " + outcome);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Json asStandard(String path, Json document) throws InterruptedException {
    try {
      List<Json> found = new ArrayList<>();
      StandardParser.parse(path).each(document, document, found::add);
      return new JsonArray(found);
    } catch (BadPath e) {
      return Json.of(e.getMessage());
    }
  }

  private static boolean isOneOf(Json outcome, Json results) {
    for (Json result : (JsonArray) results) {
      if (result.toString().equals(outcome.toString())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void what_jsonpath2_cannot_read_is_read_by_the_standard() throws Exception {
    JsonPath path = JsonPath.parse("$.a[?@.b == 2 || length(@) > 5]['b']");
    assertThat(path.dialect()).isEqualTo(Dialect.RFC_9535);
    assertThat(path.matches(STORE)).containsExactly(Json.of(2));
    assertThat(JsonPath.parse("$['k-v']").matches(STORE)).containsExactly(Json.of("x"));
  }

  @Test
  void paths_with_two_meanings_say_so() throws Exception {
    assertThat(JsonPath.parse("$.a[?(@.b>1)]").differs().orElseThrow()).contains("children");
    assertThat(JsonPath.parse("$.l[::-1]").differs().orElseThrow()).contains("negative step");
    assertThat(JsonPath.parse("$[\"a\\\"b\"]").differs().orElseThrow()).contains("backslash");
  }

  @Test
  void paths_with_one_meaning_do_not() throws Exception {
    for (String path :
        List.of("$.a[*].b", "$.l[-2:]", "$..b", "$.a[*][?(@.b = 1)]", "$.a[?@.b==1]", "$['a']")) {
      assertThat(JsonPath.parse(path).differs()).as(path).isEmpty();
    }
  }

  @Test
  void what_is_no_path_says_what_was_expected_and_where() {
    assertThatThrownBy(() -> JsonPath.parse("$.a["))
        .isInstanceOf(BadPath.class)
        .hasMessage("expected a name in quotes, a number, *, : or ?, not the end at position 4");
    assertThatThrownBy(() -> JsonPath.parse("$.a[?(@.b >)]")).hasMessageContaining("position 11");
    assertThatThrownBy(() -> JsonPath.parse("a.b")).hasMessageContaining("expected $, not a");
    assertThatThrownBy(() -> JsonPath.parse("$[?" + "(".repeat(5_000))).isInstanceOf(BadPath.class);
  }

  @Test
  void an_interrupt_ends_a_path_that_finds_too_much() throws Exception {
    JsonPath path = JsonPath.parse("$..*");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> path.matches(STORE)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void a_path_that_finds_more_than_anybody_wants_has_no_answer() throws Exception {
    JsonPath path = JsonPath.parse("$[*][*,*,*,*,*,*,*,*,*,*]" + "[*,*,*,*,*,*,*,*,*,*]".repeat(6));
    Json deep = Table.json("[[[[[[[[1]]]]]]]]");
    assertThatThrownBy(() -> path.matches(deep)).isInstanceOf(NoAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void any_text_is_a_path_or_is_refused(long seed) throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder("$");
      for (int n = random.nextInt(16); n > 0; n--) {
        text.append(WILD.charAt(random.nextInt(WILD.length())));
      }
      try {
        assertThat(JsonPath.parse(text.toString()).matches(STORE)).isNotNull();
      } catch (BadPath refused) {
        assertThat(refused.position()).as(text.toString()).isBetween(0, text.length());
      } catch (NoAnswer none) {
        assertThat(none.why()).isNotEmpty();
      }
    }
  }
}
