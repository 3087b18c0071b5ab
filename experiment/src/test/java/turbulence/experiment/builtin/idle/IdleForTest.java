package turbulence.experiment.builtin.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonNull;

class IdleForTest {
  @ParameterizedTest
  @CsvSource({"PT1.5S, 1500", "PT0S, ", "PT-3S, "})
  void time_passes_in_the_world(Duration duration, Long slept) throws Exception {
    List<Long> sleeps = new ArrayList<>();
    World real = SystemWorld.create();
    World world =
        new World(
            real.clock(),
            real.nanos(),
            real.random(),
            time -> sleeps.add(time.toMillis()),
            real.environment(),
            real.root(),
            real.dial(),
            real.output());
    assertThat(new IdleFor(duration).prepare(new TestScope().in(world)).deed().act())
        .isEqualTo(JsonNull.NULL);
    assertThat(sleeps).isEqualTo(slept == null ? List.of() : List.of(slept));
  }
}
