package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class DiscoverCommandTest {
  @TempDir Path root;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(root);
  }

  @Test
  void the_outcome_is_saved() throws JsonMalformed {
    stage.run("discover", "--no-install", "--no-system-info", "chaostoolkit-addons");
    assertThat(stage.err()).endsWith("INFO] Discovery outcome saved in ./discovery.json\n");
    JsonObject found = (JsonObject) JsonReader.read(stage.file("discovery.json"));
    assertThat(found.text("target")).hasValue("addons");
    assertThat(found.array("activities").isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "chaostoolkit-kubernetes, true",
    "chaostoolkit-kubernetes, false",
    "chaostoolkit-istio, true",
    "chaostoolkit-prometheus, true",
  })
  void recorded_steps_are_told_of_as_recorded(String extension, boolean asChaos) throws Exception {
    Stage told = asChaos ? stage.asChaos() : stage;
    told.run("discover", "--no-install", extension);
    JsonObject found = (JsonObject) JsonReader.read(stage.file("discovery.json"));
    assertThat(found.text("target")).hasValue(extension.substring("chaostoolkit-".length()));
    Map<String, JsonArray> ours = new TreeMap<>();
    for (Json each : found.array("activities")) {
      JsonObject activity = (JsonObject) each;
      String name = activity.text("mod").orElseThrow() + ":" + activity.text("name").orElseThrow();
      ours.put(name + " " + activity.text("type").orElseThrow(), activity.array("arguments"));
      assertThat(activity.text("doc").orElse("")).as(name).isNotBlank();
    }
    Map<String, JsonArray> recorded = recorded(extension);
    assertThat(ours.keySet()).isEqualTo(recorded.keySet()).isNotEmpty();
    // Arguments of our own follow those that are recorded.
    recorded.forEach((name, arguments) ->
        assertThat(ours.get(name).items())
            .as(name)
            .startsWith(arguments.items().toArray(Json[]::new)));
  }

  /// What the recorded tool tells of the functions of an extension.
  private static Map<String, JsonArray> recorded(String extension) throws Exception {
    Map<String, JsonArray> recorded = new TreeMap<>();
    Path file = Path.of("src/test/resources/golden/k8s-functions.json");
    for (Json each : (JsonArray) JsonReader.read(Files.readAllBytes(file))) {
      JsonObject function = (JsonObject) each;
      if (function.get("exported") == JsonBool.TRUE
          && function.text("extension").orElseThrow().equals(extension)) {
        String name = function.text("module").orElseThrow() + ":" + function.text("function").get();
        // There, probes of some modules are told of as actions.
        String type =
            name.contains(".probes:") ? "probe" : function.text("discovered_as").orElseThrow();
        recorded.put(name + " " + type, arguments(function.array("arguments")));
      }
    }
    return recorded;
  }

  /// Without those that the tool fills in itself.
  private static JsonArray arguments(JsonArray recorded) {
    List<JsonObject> arguments = new ArrayList<>();
    for (Json each : recorded) {
      JsonObject argument = (JsonObject) each;
      if (argument.get("injected") != JsonBool.TRUE) {
        JsonObject.Builder fields = JsonObject.builder().put("name", argument.get("name"));
        if (argument.get("required") != JsonBool.TRUE) {
          fields.put("default", argument.get("default"));
        }
        arguments.add(fields.put("type", argument.get("portable_type")).build());
      }
    }
    return JsonArray.from(arguments);
  }

  @Test
  void what_was_found_serves_init() {
    stage.run("discover", "--discovery-path", "d.json", "chaostoolkit-addons");
    Stage init = new Stage(root).typing("T\nn\ny\n1\n1\n\nn\n");
    init.run("init", "--discovery-path", "d.json", "--experiment-path", "e.yaml");
    assertThat(init.code()).as(init.out()).isZero();
    assertThat(new Stage(root).run("validate", "e.yaml").code()).isZero();
  }

  @Test
  void an_unknown_package_is_said_and_exits_well_as_recorded() {
    stage.run("discover", "chaostoolkit-adons");
    assertThat(stage.err())
        .contains("CRITICAL] Package chaostoolkit-adons not found")
        .contains("INFO] Did you mean chaostoolkit-addons?");
    assertThat(stage.code()).isZero();
    assertThat(stage.has("discovery.json")).isFalse();
    assertThat(new Stage(root).run("discover", "zzz").err()).contains("there are: turbulence, ");
    assertThat(new Stage(root).asChaos().run("discover", "zzz").err()).doesNotContain("there are");
  }

  @Test
  void an_outcome_that_cannot_be_saved_is_a_failure() {
    stage.run("discover", "--discovery-path", "no/such/d.json", "chaostoolkit-addons");
    assertThat(stage.code()).isEqualTo(1);
    assertThat(stage.err()).contains("no such file or directory");
  }

  @Test
  void extensions_are_listed() {
    assertThat(stage.run("info", "extensions").out())
        .startsWith("NAME                                    VERSION   LICENSE")
        .contains("chaostoolkit-addons                     0.1.0     Apache-2.0");
  }

  @Test
  void validation_is_said_in_lines_or_json() throws JsonMalformed {
    stage.file("bad.json", "{\"title\": \"t\", \"method\": []}").run("validate", "bad.json");
    assertThat(stage.code()).isEqualTo(1);
    assertThat(stage.err()).contains("ERROR] bad.json").contains("description");
    Stage chaos = new Stage(root).asChaos().run("validate", "bad.json");
    assertThat(chaos.err()).contains("ERROR] experiment requires a description\n");
    Stage json = new Stage(root).run("validate", "--format", "json", "bad.json");
    assertThat(JsonReader.read(json.out()).toString()).contains("\"severity\":\"error\"");
    Stage good =
        new Stage(root).file("ok.json", "{\"title\":\"t\",\"description\":\"d\",\"method\":[]}");
    assertThat(good.run("validate", "ok.json").err())
        .endsWith("INFO] experiment syntax and semantic look valid\n");
    assertThat(good.code()).isZero();
  }
}
