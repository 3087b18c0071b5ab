package turbulence.experiment.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @Test
  void a_time_has_microseconds_and_its_offset() {
    assertThat(Timestamps.utc(Instant.parse("2026-11-21T05:40:02.687374Z")))
        .isEqualTo("2026-11-21T05:40:02.687374+00:00");
  }

  @Test
  void a_whole_second_has_no_fraction() {
    assertThat(Timestamps.utc(Instant.parse("2024-02-29T00:00:00Z")))
        .isEqualTo("2024-02-29T00:00:00+00:00");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void any_time_is_written_as_the_jdk_writes_it(long seed) {
    Random random = new Random(seed);
    DateTimeFormatter jdk =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    for (int i = 0; i < 2_000; i++) {
      long second = random.nextLong(-30_000_000_000L, 200_000_000_000L);
      Instant instant = Instant.ofEpochSecond(second);
      assertThat(Timestamps.utc(instant))
          .as("seed %d, second %d", seed, second)
          .isEqualTo(jdk.format(instant) + "+00:00");
    }
  }

  @Test
  void seconds_are_cut_to_microseconds() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(Timestamps.seconds(start, start.plusNanos(1_500_000_999))).isEqualTo(1.5);
  }
}
