package turbulence.faults.kubernetes.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.faults.kubernetes.select.Names;
import turbulence.faults.kubernetes.select.Namespaces;
import turbulence.json.JsonArray;

class ScaleToZeroTest {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = Yard.open(folder);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private static ScaleToZero all(String labels, List<String> names, List<String> kinds) {
    return new ScaleToZero(labels, new Names(names, null), kinds, Namespaces.of("default"));
  }

  private String replicas(String kind, String name) {
    return String.valueOf(yard.essence(kind, name).object("spec").get("replicas"));
  }

  @Test
  void each_has_none_and_as_many_as_before_again() throws Exception {
    ScaleToZero step =
        new ScaleToZero(null, new Names(null, "^(web|store)$"), null, Namespaces.of("default"));
    Prepared prepared = yard.prepare(step);
    assertThat(prepared.targets())
        .containsExactly(
            new Target("deployment", "default", "web"),
            new Target("statefulset", "default", "store"));
    assertThat(prepared.deed().act())
        .isEqualTo(JsonArray.of("deployment default/web", "statefulset default/store"));
    assertThat(List.of(replicas("deployment", "web"), replicas("statefulset", "store")))
        .containsOnly("0");
    for (var sign : prepared.evidence()) {
      assertThat(yard.shows(sign)).as(sign.words()).isTrue();
    }
    assertThat(yard.undo(prepared.undo())).isTrue();
    assertThat(replicas("deployment", "web")).isEqualTo("3");
    assertThat(replicas("statefulset", "store")).isEqualTo("2");
  }

  @Test
  void labels_names_and_kinds_choose_and_those_without_any_are_left_out() throws Exception {
    assertThat(yard.prepare(all("app=web", null, null)).targets()).hasSize(1);
    assertThat(yard.prepare(all(null, List.of("web", "store"), List.of("statefulsets"))).targets())
        .containsExactly(new Target("statefulset", "default", "store"));
    yard.act(all("app=web", null, null));
    assertThat(yard.prepare(all("app=web", null, null)).targets()).isEmpty();
  }

  @Test
  void an_autoscaler_is_named() throws Exception {
    yard.simulator()
        .apply(
            "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: hpa},"
                + " spec: {maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment,"
                + " name: web}}}");
    assertThat(yard.prepare(all("app=web", null, null)).forecast().look().effects())
        .contains(
            "deployment default/web: HorizontalPodAutoscaler default/hpa stands still as long as it"
                + " has no replicas");
  }

  @Test
  void which_ones_has_to_be_said() {
    assertThatThrownBy(() -> all(null, null, null))
        .hasMessageStartingWith("which workloads is not said");
    assertThatThrownBy(() -> all("app=web", null, List.of("pods")))
        .hasMessage("kinds has 'pods', expected deployments or statefulsets");
  }
}
