package turbulence.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampsTest {
  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"})
  void stamps_are_local_time(String zone) {
    Random random = new Random(3);
    Stamps stamps = new Stamps(TimeZone.getTimeZone(zone));
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of(zone));
    for (int i = 0; i < 5000; i++) {
      long millis = random.nextLong(-1_000_000_000_000L, 10_000_000_000_000L);
      assertThat(stamps.of(millis)).isEqualTo(format.format(Instant.ofEpochMilli(millis)));
    }
  }
}
