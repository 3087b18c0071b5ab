package turbulence.faults.kubernetes.daemonset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.JsonNull;

class CreateDaemonSetTest {
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

  private static final String TEXT =
      "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: made}, spec: {selector:"
          + " {matchLabels: {app: made}}, template: {metadata: {labels: {app: made}}, spec:"
          + " {containers: [{name: c, image: 'nginx:1.29'}]}}}}";

  private String file(String text) throws Exception {
    return yard.file("made.yaml", text);
  }

  @Test
  void what_a_file_describes_is_made_and_deleted_again() throws Exception {
    Prepared prepared = yard.prepare(new CreateDaemonSet(file(TEXT), "default"));
    assertThat(yard.find("daemonset", "made")).isEmpty();
    assertThat(prepared.targets()).containsExactly(new Target("daemonset", "default", "made"));
    assertThat(prepared.deed().act()).isEqualTo(JsonNull.NULL);
    assertThat(yard.find("daemonset", "made")).isPresent();
    assertThat(yard.shows(prepared.evidence().getFirst())).isTrue();
    assertThat(prepared.evidence().getFirst().isPassing()).isTrue();
    assertThat(yard.undo(prepared.undo())).isTrue();
    assertThat(yard.isGone("daemonset", "made")).isTrue();
  }

  @Test
  void one_that_is_there_already_is_a_failure_and_stays() throws Exception {
    CreateDaemonSet step = new CreateDaemonSet(file(TEXT), "default");
    yard.act(step);
    Prepared again = yard.prepare(step);
    assertThat(again.undo()).isEmpty();
    assertThat(again.forecast().look().refusals()).anyMatch(line -> line.contains("there already"));
    assertThatThrownBy(() -> again.deed().act())
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to create daemonset 'made': (409)\nReason: Conflict\n");
    assertThat(yard.find("daemonset", "made")).isPresent();
  }

  @Test
  void a_file_of_another_kind_or_none_is_refused_before_anything_is_made() throws Exception {
    String wrong = file("{apiVersion: v1, kind: Pod, metadata: {name: made, namespace: far}}");
    assertThatThrownBy(() -> yard.prepare(new CreateDaemonSet(wrong, "default")))
        .hasMessageContaining("describes no DaemonSet for namespace 'default': 'kind' is \"Pod\"")
        .hasMessageContaining("'namespace' is \"far\", expected \"default\"");
    assertThatThrownBy(() -> yard.prepare(new CreateDaemonSet("none.json", "default")))
        .hasMessageStartingWith("cannot read none.json: there is no such file in ");
    assertThatThrownBy(() -> new CreateDaemonSet("made.txt", "default"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cannot process made.txt");
  }
}
