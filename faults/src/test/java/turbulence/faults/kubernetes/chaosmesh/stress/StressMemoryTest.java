package turbulence.faults.kubernetes.chaosmesh.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.Json;

class StressMemoryTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void only_what_is_said_is_written_down() throws Exception {
    Memory memory = new Memory(null, "10MB", -500, null);
    kinds.roundTrip(
        new StressMemory(
            "x",
            memory,
            new Pods("default", null, Json.of("app=web"), null),
            new Manner("one", null, "to"),
            new Course("30s", null, "--vm 1")),
        _ ->
            assertThat(kinds.essence("stresschaos", "default", "x").object("spec"))
                .isEqualTo(
                    Kinds.object(
                        "{'mode': 'one', 'selector': {'labelSelectors': {'app': 'web'}},"
                            + " 'stressors': {'memory': {'size': '10MB', 'oomScoreAdj': -500}},"
                            + " 'duration': '30s', 'stressngStressors': '--vm 1'}")));
  }
}
