package turbulence.faults.kubernetes.chaosmesh.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class AddLatencyTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  private static AddLatency latency(Pods pods, Manner manner, Destinations aim) {
    return new AddLatency("x", pods, manner, "90ms", null, "10ms", new Outside(null), aim);
  }

  @Test
  void it_is_written_down_and_deleted_again() throws Exception {
    Pods pods =
        new Pods("default", JsonArray.of("a", "b"), JsonObject.of("app", "web"), Json.of("k=v"));
    Destinations aim = new Destinations("all", null, Json.of("c"), null, null);
    kinds.roundTrip(
        latency(pods, new Manner("fixed-percent", "50", "both"), aim),
        prepared -> {
          assertThat(prepared.targets())
              .containsExactly(new Target("networkchaos", "default", "x"));
          assertThat(kinds.essence("networkchaos", "default", "x").object("spec"))
              .isEqualTo(
                  Kinds.object(
                      "{'action': 'delay', 'mode': 'fixed-percent', 'value': '50', 'direction':"
                          + " 'both', 'selector': {'namespaces': ['a', 'b'], 'labelSelectors':"
                          + " {'app': 'web'}, 'annotationSelectors': {'k': 'v'}}, 'delay':"
                          + " {'latency': '90ms', 'jitter': '10ms'}, 'target': {'mode': 'all',"
                          + " 'selector': {'namespaces': ['c']}}}"));
        });
    assertThat(kinds.live("networkchaos", "default", "x")).isNull();
  }

  @Test
  void the_plan_says_whom_it_hits_and_for_how_long() throws Exception {
    Pods pods = new Pods("default", null, Json.of("app=web"), null);
    Destinations aim = new Destinations("one", null, null, null, null);
    assertThat(
            kinds
                .site()
                .prepare(latency(pods, new Manner("all", null, "to"), aim))
                .forecast()
                .look()
                .effects())
        .containsExactly(
            "Chaos Mesh hits all pods with {\"app\":\"web\"}, towards one of the pods,"
                + " until it is deleted");
  }

  @ParameterizedTest
  @CsvSource({
    "some, , to",
    "fixed, , to",
    "fixed-percent, x, to",
    "random-max-percent, , to",
    "one, , up"
  })
  void what_chaos_mesh_does_not_know_is_refused(String mode, String value, String direction) {
    assertThatThrownBy(() -> new Manner(mode, value, direction))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void selectors_that_are_none_are_refused() {
    assertThatThrownBy(() -> new Pods("default", Json.of(1), null, null))
        .hasMessage("'namespaces_selectors' must be a text with commas or a list of texts, not 1");
    assertThatThrownBy(() -> new Pods("default", null, Json.of("app"), null))
        .hasMessageStartingWith("'label_selectors' must be a mapping, or a text such as");
    assertThatThrownBy(() -> new Pods("default", null, null, JsonArray.of(1)))
        .hasMessageStartingWith("'annotations_selectors' must be");
    assertThatThrownBy(() -> new Outside(JsonArray.of(1)))
        .hasMessageStartingWith("'external_targets' must be");
  }
}
