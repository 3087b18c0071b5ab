package turbulence.experiment.builtin.exit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.extension.Stop.Reason;
import turbulence.json.JsonNull;

class ExitUngracefullyTest {
  private final TestScope seen = new TestScope();

  @Test
  void an_ungraceful_exit_lets_nothing_follow() throws Exception {
    assertThat(new ExitUngracefully().prepare(seen.real()).deed().act()).isEqualTo(JsonNull.NULL);
    assertThat(seen.stops).containsExactly(new Reason(30, "Received the exit signal: 30", true));
  }
}
