package turbulence.faults.kubernetes.chaosmesh.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.Json;

class SetLossTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_written_down_and_deleted_again() throws Exception {
    kinds.roundTrip(
        new SetLoss(
            "x",
            new PodsByText("default", null, Json.of("app=web, tier=front"), null),
            new Manner("one", null, "to"),
            "25",
            "5",
            new Outside(null),
            new Destinations("", null, null, null, null)),
        _ ->
            assertThat(kinds.essence("networkchaos", "default", "x").object("spec"))
                .isEqualTo(
                    Kinds.object(
                        "{'action': 'loss', 'mode': 'one', 'direction': 'to', 'selector':"
                            + " {'labelSelectors': {'app': 'web', 'tier': 'front'}}, 'loss':"
                            + " {'loss': '25', 'correlation': '5'}}")));
    assertThat(kinds.live("networkchaos", "default", "x")).isNull();
  }

  @Test
  void one_of_that_name_that_is_there_is_not_mistaken_for_it() {
    assertThatThrownBy(() ->
            kinds
                .site()
                .prepare(
                    new SetLoss(
                        "left-over",
                        new PodsByText("default", null, Json.of("app=web, tier=front"), null),
                        new Manner("one", null, "to"),
                        "25",
                        null,
                        new Outside(null),
                        new Destinations("", null, null, null, null))))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage(
            "networkchaos default/left-over is there already, with whatever it does; delete it"
                + " first");
  }
}
