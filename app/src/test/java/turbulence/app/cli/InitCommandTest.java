package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class InitCommandTest {
  private static final String DISCOVERY =
      """
      {"activities": [
        {"type": "probe", "name": "count_pods", "mod": "chaosk8s.pod.probes", "doc": "How many.\\nMore.",
         "arguments": [{"name": "label_selector", "type": "string"},
                       {"name": "ns", "default": "default", "type": "string"}]},
        {"type": "action", "name": "terminate_pods", "mod": "chaosk8s.pod.actions", "doc": null,
         "arguments": [{"name": "qty", "default": 1, "type": "integer"},
                       {"name": "rand", "default": false, "type": "boolean"}]},
        {"type": "action", "name": "wait", "mod": "x", "arguments": []}
      ]}
      """;

  @TempDir Path root;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(root).file("discovery.json", DISCOVERY);
  }

  private JsonObject made(String answers) throws JsonMalformed {
    stage.typing(answers).run("init");
    assertThat(stage.code()).as(stage.out()).isZero();
    return (JsonObject) JsonReader.read(stage.file("experiment.json"));
  }

  @Test
  void answers_make_an_experiment() throws JsonMalformed {
    String answers =
        """
        Pods come back
        y
        Enough pods
        1
        3
        7


        y
        2
        two
        2
        true
        99
        x
        0

        y
        2

        """;
    assertThat(made(answers).toString())
        .isEqualTo(
            """
            {"title":"Pods come back","description":"N/A","tags":[],\
            "steady-state-hypothesis":{"title":"Enough pods","probes":[\
            {"type":"probe","name":"count_pods","tolerance":3,"provider":{"type":"python",\
            "module":"chaosk8s.pod.probes","func":"count_pods","arguments":{"label_selector":"7"}}}]},\
            "method":[{"type":"action","name":"terminate_pods","provider":{"type":"python",\
            "module":"chaosk8s.pod.actions","func":"terminate_pods","arguments":{"qty":2,"rand":true}}}],\
            "rollbacks":[{"type":"action","name":"wait","provider":{"type":"python","module":"x",\
            "func":"wait"}}]}\
            """);
    assertThat(stage.out())
        .contains("There is no 99; 1 to 3.", "Please give a value of type integer.");
  }

  @Test
  void without_a_discovery_the_outcome_still_has_a_method() throws JsonMalformed {
    stage.typing("T\nn\n").run("init", "--discovery-path", "none.json");
    assertThat(stage.err()).contains("No steps to choose from: 'none.json'");
    assertThat(((JsonObject) JsonReader.read(stage.file("experiment.json"))).has("method"))
        .isTrue();
  }

  @Test
  void yaml_is_written_when_the_name_says_so() {
    stage.typing("T\nn\nn\nn\n").run("init", "--experiment-path", "e.yaml");
    assertThat(stage.file("e.yaml"))
        .isEqualTo("title: T\ndescription: N/A\ntags: []\nmethod: []\nrollbacks: []\n");
  }

  @Test
  void the_end_of_input_writes_nothing() {
    stage.typing("T\ny\n").run("init");
    assertThat(stage.code()).isEqualTo(1);
    assertThat(stage.out()).endsWith("\nAborted!\n");
    assertThat(stage.has("experiment.json")).isFalse();
  }

  @Test
  void a_person_is_asked_before_a_file_is_overwritten() {
    stage.file("experiment.json", "old").onTerminal().typing("\n").run("init");
    assertThat(stage.file("experiment.json")).isEqualTo("old");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void whatever_is_typed_nothing_breaks(long seed) throws JsonMalformed {
    Random random = new Random(seed);
    String[] words = {
      "",
      "y",
      "n",
      "1",
      "2",
      "3",
      "4",
      "-1",
      "0",
      "99999999999999",
      "x",
      "é",
      "{",
      "[]",
      "null",
      "\"q\"",
      "true",
      "{\"a\":1}",
      "1e999",
      "\u0000",
      "y",
      "1"
    };
    for (int i = 0; i < 150; i++) {
      StringBuilder typed = new StringBuilder();
      for (int j = random.nextInt(60); j > 0; j--) {
        typed.append(words[random.nextInt(words.length)]).append('\n');
      }
      Stage one = new Stage(root).typing(typed.toString());
      one.run("--no-log-file", "init");
      assertThat(one.code()).as("seed %s: %s", seed, typed).isIn(0, 1);
      if (one.code() == 0) {
        JsonObject made = (JsonObject) JsonReader.read(one.file("experiment.json"));
        assertThat(made.names()).contains("title", "description", "method");
      }
    }
  }
}
