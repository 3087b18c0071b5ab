package turbulence.faults.kubernetes.chaosmesh.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.Json;

class CorruptPacketsTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_written_down_and_deleted_again() throws Exception {
    kinds.roundTrip(
        new CorruptPackets(
            "x",
            new PodsByText("default", null, Json.of("app=web, tier=front"), null),
            new Manner("one", null, "to"),
            "5",
            null,
            new Outside(Json.of("a.com, 10.0.0.1")),
            new Destinations("", null, null, null, null)),
        _ ->
            assertThat(kinds.essence("networkchaos", "default", "x").object("spec"))
                .isEqualTo(
                    Kinds.object(
                        "{'action': 'corrupt', 'mode': 'one', 'direction': 'to', 'selector':"
                            + " {'labelSelectors': {'app': 'web', 'tier': 'front'}}, 'corrupt':"
                            + " {'corrupt': '5'}, 'externalTargets': ['a.com', '10.0.0.1']}")));
    assertThat(kinds.live("networkchaos", "default", "x")).isNull();
  }
}
