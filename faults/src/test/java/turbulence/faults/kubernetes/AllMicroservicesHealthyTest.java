package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonBool;

class AllMicroservicesHealthyTest {
  @TempDir Path folder;

  @Test
  void every_pod_of_the_namespace_counts() throws Exception {
    try (SimulatedCluster cluster = SimulatedCluster.open(folder, List.of("web"))) {
      AllMicroservicesHealthy probe = new AllMicroservicesHealthy("default");
      assertThat(probe.observe(cluster.scope())).isEqualTo(JsonBool.TRUE);
      cluster.apply(
          "{apiVersion: v1, kind: Pod, metadata: {name: waiting}, spec: {nodeName: '',"
              + " nodeSelector: {no: such}, containers: [{name: c, image: nginx}]}}");
      assertThatThrownBy(() -> probe.observe(cluster.scope()))
          .isInstanceOf(ActivityFailed.class)
          .hasMessage("the system is unhealthy");
      AllMicroservicesHealthy elsewhere = new AllMicroservicesHealthy("kube-public");
      assertThat(elsewhere.observe(cluster.scope())).isEqualTo(JsonBool.TRUE);
    }
  }
}
