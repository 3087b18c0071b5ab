package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Manifests;

/// The book's chapter about chaos by chance: experiments in a namespace of their own.
class RandomJourneyTest {
  private static final String CHAOS = "health-instances-chaos";

  @RegisterExtension final Reader reader = new Reader(4);

  @BeforeEach
  void an_application_and_a_namespace_for_chaos() {
    reader.applies("k8s/health/app");
    reader
        .simulator()
        .apply(Manifests.of("typed", "{apiVersion: v1, kind: Namespace, metadata: {name: chaos}}"));
    reader.applies("k8s/chaos/sa-cluster.yaml", "chaos");
    reader.waitsForPods("go-demo-8", 2);
  }

  private Set<String> all() {
    return reader.simulator().list("pods", Reader.NAMESPACE).stream()
        .map(Reader::name)
        .collect(Collectors.toSet());
  }

  @Test
  void any_pod_may_be_hit() {
    reader.applies("k8s/chaos/experiments-any-pod.yaml", "chaos");
    Set<String> before = all();
    reader.applies("k8s/chaos/periodic-fast.yaml", "chaos");
    JsonObject pod = reader.waitsForEnds("chaos", CHAOS, 1);
    reader.logs(pod).ends("completed", 0).misses().prints("INFO Action: terminate-app-pod");
    assertThat(Reader.phase(pod)).isEqualTo("Succeeded");
    assertThat(all()).hasSameSizeAs(before).isNotEqualTo(before);
  }
}
