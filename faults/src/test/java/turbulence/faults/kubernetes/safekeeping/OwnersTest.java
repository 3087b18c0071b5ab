package turbulence.faults.kubernetes.safekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.undo.Site;
import turbulence.json.JsonObject;

class OwnersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "web-7d4f9c6b5-x2x4z, web",
    "web-api-7d4f9c6b58-x2x4z, web-api",
    "web-0, ''",
    "web-api-x2x4z, ''",
    "node-exporter-x2x4z, ''",
    "job-28472913-x2x4z, ''",
    "x2x4z, ''",
    "-7d4f9c6b5-x2x4z, ''"
  })
  void the_deployment_of_a_pod_is_told_by_the_names_that_it_makes(String pod, String deployment) {
    assertThat(Owners.deployment(pod)).isEqualTo(deployment);
  }

  @Test
  void of_other_pods_the_cluster_tells_whose_they_are() throws Exception {
    try (Site site = Site.open(folder)) {
      site.simulator()
          .apply(
              """
              {apiVersion: v1, kind: Pod, metadata: {name: db-0, ownerReferences: [
                {apiVersion: apps/v1, kind: StatefulSet, name: db, uid: u, controller: true}]},
               spec: {containers: [{name: c, image: nginx}]}}
              """);
      Cluster cluster = Cluster.find(site.world(), JsonObject.EMPTY);
      Target owned = new Target("pod", "default", "db-0");
      Target gone = new Target("pod", "default", "gone");
      Target node = Target.of("node", "node-0");
      String web =
          site.simulator().pods("app=web").getFirst().object("metadata").text("name").orElse("");
      Target pod = new Target("pod", "default", web);
      Map<Target, Target> owners = new Owners(cluster).of(List.of(owned, gone, node, pod));
      cluster.close();
      assertThat(owners)
          .containsEntry(gone, gone)
          .containsEntry(node, node)
          .containsEntry(pod, new Target("deployment", "default", "web"));
      assertThat(owners.get(owned).kind()).isIn("statefulset", "pod");
    }
  }
}
