package turbulence.faults.kubernetes.chaosmesh.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.Json;

class SetBandwidthTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_written_down_and_deleted_again() throws Exception {
    kinds.roundTrip(
        new SetBandwidth(
            "x",
            "1mbps",
            20,
            10,
            new PodsByText("default", null, Json.of("app=web, tier=front"), null),
            new Manner("one", null, "to"),
            null,
            3,
            new Outside(null),
            new Destinations("", null, null, null, null)),
        _ ->
            assertThat(kinds.essence("networkchaos", "default", "x").object("spec"))
                .isEqualTo(
                    Kinds.object(
                        "{'action': 'bandwidth', 'mode': 'one', 'direction': 'to', 'selector':"
                            + " {'labelSelectors': {'app': 'web', 'tier': 'front'}}, 'bandwidth':"
                            + " {'rate': '1mbps', 'limit': 20, 'buffer': 10, 'minburst': 3}}")));
    assertThat(kinds.live("networkchaos", "default", "x")).isNull();
  }
}
