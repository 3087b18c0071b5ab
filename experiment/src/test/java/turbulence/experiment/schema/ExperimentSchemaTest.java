package turbulence.experiment.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.experiment.builtin.BuiltIn;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Plugins;
import turbulence.experiment.read.Vocabulary;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class ExperimentSchemaTest {
  private final JsonObject schema =
      ExperimentSchema.of(new Catalog(BuiltIn.extensions(), Plugins.NONE));

  @Test
  void every_key_of_an_experiment_is_described() {
    List<String> keys = Vocabulary.EXPERIMENT.stream().map(Vocabulary.Key::name).toList();
    assertThat(schema.object("properties").names()).containsExactlyElementsOf(keys);
    for (String key : keys) {
      assertThat(schema.object("properties").object(key).text("description")).isNotEmpty();
    }
  }

  @Test
  void what_an_experiment_needs_is_required() {
    assertThat(schema.array("required")).isEqualTo(JsonArray.of("title", "description", "method"));
  }

  @Test
  void the_arguments_of_each_step_are_described() {
    JsonArray steps = schema.object("definitions").object("step").array("allOf");
    List<String> files = new ArrayList<>();
    for (Json step : steps) {
      JsonObject named = ((JsonObject) step).object("if").object("properties");
      if (named.object("func").text("const").orElse("").equals("edit_file")) {
        JsonObject arguments =
            ((JsonObject) step).object("then").object("properties").object("arguments");
        files.addAll(arguments.object("properties").names());
        assertThat(arguments.array("required")).isEqualTo(JsonArray.of("path"));
      }
    }
    assertThat(files).contains("path", "content", "find", "replace");
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> missing = new ArrayList<>();
    collect(schema, missing);
    assertThat(missing).isEmpty();
  }

  private void collect(Json value, List<String> missing) {
    if (value instanceof JsonArray array) {
      array.forEach(item -> collect(item, missing));
    } else if (value instanceof JsonObject object) {
      object
          .text("$ref")
          .map(reference -> reference.substring("#/definitions/".length()))
          .filter(name -> !schema.object("definitions").has(name))
          .ifPresent(missing::add);
      object.forEach(field -> collect(field.getValue(), missing));
    }
  }
}
