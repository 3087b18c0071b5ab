package turbulence.experiment.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.Table;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

class SubstitutionTest {
  private static final Names NAMES =
      Names.of(
          object("{\"a\":[1,\"x\",{\"k\":null}],\"b\":true,\"A\":1e-05}"),
          object(
              "{\"g\":{\"_c\":\"it's\",\"a\":\"shadow\"},"
                  + "\"h\":{\"zz\":1.0,\"K\":\"k\",\"_c\":\"later\"}}"));
  private static final Json COUNT =
      Table.json("{\"status\":0,\"items\":[{\"n-1\":\"a b/ü\"},[7]],\"it's\":null}");
  private static final Outputs OUTPUTS =
      name -> name.equals("count pods") ? Optional.of(COUNT) : Optional.empty();
  private static final Substitution SUBSTITUTION = new Substitution(NAMES, OUTPUTS);

  private static JsonObject object(String text) {
    return (JsonObject) Table.json(text);
  }

  @Test
  void templates_are_pythons() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (JsonArray row : Table.rows(getClass(), "templates.jsonl")) {
      Json value = SUBSTITUTION.in(row.get(0)).value();
      if (!value.equals(row.get(1))) {
        wrong.add(row + ": " + value);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_recorded_mixed_case_comes_out_as_recorded() throws Exception {
    Names names =
        Names.of(
            object("{\"n\":5,\"l\":[1,2],\"o\":{\"k\":\"v\"}}"),
            object("{\"g\":{\"s\":\"sekret\",\"n\":\"shadowed\"}}"));
    Json written =
        Table.json(
            """
            {"whole": "${n}", "part": "x-${n}", "bool": true, "nested":
             [{"a": "${l}"}, "${missing}", "$n", "$${n}", "${s}", "${o}"]}
            """);
    assertThat(new Substitution(names, Outputs.NONE).inArguments(written).value())
        .isEqualTo(
            Table.json(
                """
                {"whole": 5, "part": "x-5", "bool": true, "nested":
                 [{"a": [1, 2]}, "${missing}", "5", "${n}", "sekret", {"k": "v"}]}
                """));
  }

  @Test
  void without_any_names_arguments_keep_their_dollars() throws Exception {
    Substitution substitution = new Substitution(Names.NONE, OUTPUTS);
    Json written = Json.of("$$ ${b} ${outputs['count pods'].status}");
    assertThat(substitution.inArguments(written).value()).isEqualTo(Json.of("$$ ${b} 0"));
    assertThat(substitution.in(written).value()).isEqualTo(Json.of("$ ${b} 0"));
  }

  @Test
  void names_of_fields_stay() throws Exception {
    Json written = Table.json("{\"$b\":{\"${b}\":\"${b}\"}}");
    assertThat(SUBSTITUTION.in(written).value()).isEqualTo(Table.json("{\"$b\":{\"${b}\":true}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ${outputs['count pods'].status} | 0
          ${outputs["count pods"].items[-1][0]} | 7
          ${outputs['count pods']['it\\'s']} | null
          ${outputs['count pods'].items[0]['n-1']} | "a b/ü"
          ${outputs['count pods'].items[0].n-1}! | "a b/ü!"
          <${outputs['count pods'].items}> | "<[{'n-1': 'a b/ü'}, [7]]>"
          $${outputs['x']} | "${outputs['x']}"
          ${outputs[0]} | "${outputs[0]}"
          ${outputs['x'} | "${outputs['x'}"
          ${outputs['x'].} | "${outputs['x'].}"
          ${outputs} | "${outputs}"
          """)
  void outputs_of_earlier_activities_can_be_used(String written, String value) throws Exception {
    assertThat(SUBSTITUTION.in(Json.of(written)).value()).isEqualTo(Table.json(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ${outputs['no']} | no activity 'no' gave an output yet
          ${outputs['count pods'].zz} | there is no field "zz" in an object with [status, items, it's]
          ${outputs['count pods'].items[2]} | there is no item 2 in a list of 2
          ${outputs['count pods'].status[0]} | there is no item 0 in number
          """)
  void a_missing_output_is_named(String written, String why) {
    assertThatThrownBy(() -> SUBSTITUTION.in(Json.of("x " + written)))
        .isInstanceOfSatisfying(
            Unresolved.class, e -> assertThat(e.expression()).isEqualTo(written))
        .hasMessage(written + " cannot be resolved: " + why);
  }

  @Test
  void outputs_in_a_url_are_percent_encoded() throws Exception {
    assertThat(
            SUBSTITUTION.inUrl("http://h/${outputs['count pods'].items[0]['n-1']}?${_c}").value())
        .isEqualTo(Json.of("http://h/a%20b%2F%C3%BC?it's"));
  }

  @Test
  void secrets_are_masked_where_they_were_put() throws Exception {
    Json written = Table.json("{\"whole\":\"${_c}\",\"part\":\"-$_c-$b-\",\"none\":\"$b\"}");
    assertThat(SUBSTITUTION.in(written).masked())
        .isEqualTo(
            Table.json("{\"whole\":\"******\",\"part\":\"-******-True-\",\"none\":\"True\"}"));
  }

  @Test
  void references_are_named_with_their_kind() throws Exception {
    Json written = Table.json("[\"${b} $_c ${nope} $$ ${outputs['x'].y}\", {\"k\": \"$a\"}]");
    assertThat(SUBSTITUTION.references(written))
        .containsExactly(
            new Reference("${b}", "b", Reference.Kind.CONFIGURATION),
            new Reference("$_c", "_c", Reference.Kind.SECRET),
            new Reference("${nope}", "nope", Reference.Kind.UNKNOWN),
            new Reference("${outputs['x'].y}", "x", Reference.Kind.OUTPUT),
            new Reference("$a", "a", Reference.Kind.CONFIGURATION));
    assertThat(Substitution.outputReferences(written))
        .extracting(Reference::name)
        .containsExactly("x");
    assertThat(SUBSTITUTION.in(Json.of("$b$_c")).references())
        .extracting(Reference::kind)
        .containsExactly(Reference.Kind.CONFIGURATION, Reference.Kind.SECRET);
  }

  @Test
  void a_text_does_not_grow_without_bounds() {
    Names big = Names.of(JsonObject.of("x", "y".repeat(1 << 20)), JsonObject.EMPTY);
    assertThatThrownBy(() -> new Substitution(big, OUTPUTS).in(Json.of("$x ".repeat(100))))
        .isInstanceOf(Unresolved.class)
        .hasMessage("$x cannot be resolved: the text would be too long");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void any_tree_ends_as_a_tree_or_as_unresolved(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 3_000; i++) {
      Json tree = tree(random, 0);
      try {
        Substituted substituted = SUBSTITUTION.in(tree);
        assertThat(substituted.value().kind()).as(tree.toString()).isNotEmpty();
        assertThat(SUBSTITUTION.references(tree)).isEqualTo(substituted.references());
      } catch (Unresolved e) {
        assertThat(tree.toString()).contains("outputs");
      }
    }
  }

  private static Json tree(RandomGenerator random, int depth) {
    int kind = random.nextInt(depth < 4 ? 6 : 4);
    return switch (kind) {
      case 4 -> JsonArray.of(tree(random, depth + 1), tree(random, depth + 1));
      case 5 -> JsonObject.of("${b}", tree(random, depth + 1), "k", tree(random, depth + 1));
      case 3 -> Json.of(random.nextDouble());
      default -> new JsonText(text(random));
    };
  }

  private static String text(RandomGenerator random) {
    List<String> pieces =
        List.of(
            "$",
            "$$",
            "{",
            "}",
            "${",
            "outputs",
            "['",
            "\"",
            "']",
            "[0",
            ".a",
            "b",
            "_c",
            "count pods",
            "${outputs['count pods']",
            "\\",
            "\u0000",
            "😀",
            "\ud800",
            "${b}",
            "9");
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(9); n > 0; n--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
