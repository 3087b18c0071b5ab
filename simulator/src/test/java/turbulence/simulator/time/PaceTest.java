package turbulence.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 10})
  void what_rushes_has_made_up_its_delay_when_it_slows_down(double speed) {
    Pace pace = Pace.catchingUp(Duration.ofSeconds(30), speed);
    long wall = pace.rushed();
    assertThat(wall).isLessThan(2 * SECOND);
    assertThat(pace.simulated(wall) - wall).isCloseTo(30 * SECOND, within(1000L));
    assertThat(pace.simulated(wall + 3 * SECOND) - pace.simulated(wall))
        .isEqualTo((long) (3 * SECOND * speed));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 29, 30, 31, 100})
  void a_moment_is_found_again_by_the_wall(long seconds) {
    for (Pace pace :
        new Pace[] {Pace.steady(1), Pace.steady(7), Pace.catchingUp(Duration.ofSeconds(30), 2)}) {
      long moment = seconds * SECOND;
      assertThat(pace.simulated(pace.wall(moment))).isCloseTo(moment, within(1000L));
    }
  }
}
