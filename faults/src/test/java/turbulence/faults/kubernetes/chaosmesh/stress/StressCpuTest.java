package turbulence.faults.kubernetes.chaosmesh.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.Json;

class StressCpuTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_written_down_and_deleted_again() throws Exception {
    Course course = new Course("60s", Json.of("a, b"), null);
    kinds.roundTrip(
        new StressCpu(
            "x",
            2,
            80,
            new Pods("default", null, Json.of("app=web"), null),
            new Manner("one", null, "to"),
            course),
        _ ->
            assertThat(kinds.essence("stresschaos", "default", "x").object("spec"))
                .isEqualTo(
                    Kinds.object(
                        "{'mode': 'one', 'selector': {'labelSelectors': {'app': 'web'}},"
                            + " 'stressors': {'cpu': {'workers': 2, 'load': 80}},"
                            + " 'duration': '60s', 'containerNames': ['a', 'b']}")));
    assertThat(kinds.live("stresschaos", "default", "x")).isNull();
  }

  @Test
  void containers_that_are_none_are_refused() {
    assertThatThrownBy(() -> new Course("1s", Json.of(1), null))
        .hasMessageStartingWith("'container_names' must be");
  }
}
