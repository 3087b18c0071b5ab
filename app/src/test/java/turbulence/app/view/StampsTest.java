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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01 00:00:00", "1999-12-31 23:59:59", "2000-02-29 12:00:00", "2000-03-01 00:00:00",
        "2099-12-31 00:00:00", "2100-02-28 23:59:59", "2100-03-01 00:00:00", "2200-02-28 01:00:00",
        "2300-02-28 01:00:00", "2400-02-29 01:00:00", "2399-12-31 01:00:00", "1900-02-28 01:00:00"
      })
  void leap_days_are_where_they_belong(String stamp) {
    long millis = Instant.parse(stamp.replace(' ', 'T') + "Z").toEpochMilli();
    assertThat(Stamps.utc().of(millis)).isEqualTo(stamp);
  }
}
