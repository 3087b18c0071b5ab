package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.extension.sample.SampleExtension;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class DiscoveryTest {
  private final Catalog catalog = new Catalog(List.of(new SampleExtension()), Plugins.NONE);
  private final World world = SystemWorld.create().withRandom(new SplittableRandom(1));

  @ParameterizedTest
  @ValueSource(strings = {"sample", "chaostoolkit-sample", "chaostoolkit_sample", "Sample"})
  void a_package_is_found_by_its_words_or_its_distribution(String name) {
    assertThat(Discovery.of(catalog, name, world)).isPresent();
  }

  @Test
  void others_are_not_found() {
    assertThat(Discovery.of(catalog, "chaosk8s", world)).isEmpty();
  }

  @Test
  void the_payload_has_chaos_toolkit_s_form() {
    JsonObject payload = payload();
    assertThat(payload.names())
        .containsExactly(
            "chaoslib_version",
            "id",
            "target",
            "date",
            "platform",
            "extension",
            "activities",
            "system");
    assertThat(payload.text("target")).contains("sample");
    assertThat(payload.text("id").orElseThrow())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(payload.object("platform").names())
        .startsWith("system", "node", "release", "version", "machine", "proc", "python");
    assertThat(payload.object("extension").text("name")).contains("chaostoolkit-sample");
  }

  @Test
  void activities_come_with_their_arguments() throws Exception {
    Json expected =
        JsonReader.read(
            """
            [{"type": "action", "name": "terminate_pods", "mod": "sample.pod.actions",
              "doc": "Terminate pods.", "arguments": [
                {"name": "ns", "type": "string"},
                {"name": "label_selector", "default": null, "type": "string"},
                {"name": "names", "default": null, "type": "list"},
                {"name": "qty", "default": 1, "type": "integer"},
                {"name": "order", "default": "any", "type": "string"},
                {"name": "grace_period", "default": -1, "type": "number"}]},
             {"type": "probe", "name": "count_pods", "mod": "sample.pod.probes",
              "doc": "Count pods.", "arguments": []}]
            """);
    assertThat(payload().array("activities")).isEqualTo(expected);
  }

  private JsonObject payload() {
    return Discovery.of(catalog, "sample", world).orElseThrow();
  }
}
