package turbulence.experiment.builtin.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop.Reason;
import turbulence.json.JsonNull;

class ExitGracefullyTest {
  private final TestScope seen = new TestScope();

  @Test
  void a_graceful_exit_lets_rollbacks_be_played() throws Exception {
    assertThat(new ExitGracefully().prepare(seen.real()).deed().act()).isEqualTo(JsonNull.NULL);
    assertThat(seen.stops).containsExactly(new Reason(20, "Received the exit signal: 20", false));
  }

  @Test
  void a_step_that_ends_its_own_thread_s_run_does_not_succeed() {
    Scope scope = seen.real();
    Scope interrupting =
        new Scope(
            scope.world(),
            scope.configuration(),
            scope.secrets(),
            scope.events(),
            reason -> Thread.currentThread().interrupt(),
            scope.asking(),
            scope.shared());
    assertThatThrownBy(() -> new ExitGracefully().prepare(interrupting).deed().act())
        .isInstanceOf(InterruptedException.class);
  }
}
