package turbulence.faults.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.faults.kubernetes.object.Yard;

class DeleteSecretTest {
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
  void it_is_deleted_unread_and_the_plan_says_that_it_stays_so() throws Exception {
    yard.simulator().breaking().on("get", "list").of("secrets").refuse(403);
    Prepared prepared = yard.prepare(new DeleteSecret("password", "default"));
    assertThat(prepared.undo()).isEmpty();
    assertThat(prepared.forecast().look().lasting())
        .containsExactly(
            "secret default/password cannot be undone: nothing secret is kept, so it is not made"
                + " again");
    prepared.deed().act();
    assertThat(yard.isGone("secret", "password")).isTrue();
    yard.simulator().breaking().mend();
    assertThat(prepared.evidence().getFirst().look().inEffect()).isTrue();
    assertThat(prepared.evidence().getFirst().isPassing()).isFalse();
    assertThatThrownBy(() -> prepared.deed().act())
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to delete secret 'password': (404)");
  }
}
