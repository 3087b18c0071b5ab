package turbulence.faults.kubernetes.namespace;

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

class DeleteNamespaceTest {
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

  @Test
  void it_goes_with_everything_in_it_and_the_plan_says_that_it_stays_so() throws Exception {
    Prepared prepared = yard.prepare(new DeleteNamespace("old-shop"));
    assertThat(prepared.targets()).containsExactly(Target.of("namespace", "old-shop"));
    assertThat(prepared.undo()).isEmpty();
    assertThat(prepared.forecast().look().lasting()).hasSize(1);
    assertThat(prepared.forecast().look().effects())
        .containsExactly("everything in namespace old-shop is deleted, too");
    assertThat(prepared.evidence().getFirst().look().inEffect()).isFalse();
    prepared.deed().act();
    assertThat(yard.shows(prepared.evidence().getFirst())).isTrue();
    assertThatThrownBy(() -> yard.act(new DeleteNamespace("nobody")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to delete namespace 'nobody': (404)");
  }
}
