package turbulence.faults.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T11:50:00Z, 10m, , true",
    "2026-05-01T11:50:01Z, 10m, , false",
    "2026-05-01T11:50:00Z, , 600, true",
    "2026-05-01T11:49:59Z, , 600, false",
    "2026-05-01T11:30:00Z, 10m, 1h, true",
    "2026-05-01T10:30:00Z, 10m, 1h, false",
    "2026-05-01T12:00:05Z, 0, , false",
    "2026-05-01T12:00:05Z, , 1m, true",
    "yesterday, 10m, , false",
    "yesterday, , , true"
  })
  void one_of_an_age(String created, @Nullable String least, @Nullable String most, boolean fits) {
    assertThat(new Age(least, most).fits(created, NOW)).isEqualTo(fits);
  }

  @Test
  void what_is_no_age_is_refused() {
    assertThatThrownBy(() -> new Age("soon", null))
        .hasMessage("min_age must be a time such as 90s, 10m or 24h, not 'soon'");
    assertThatThrownBy(() -> new Age(null, ""))
        .hasMessage("max_age must be a time such as 90s, 10m or 24h, not ''");
    assertThatThrownBy(() -> new Age("2h", "1h"))
        .hasMessage("min_age is more than max_age: '2h' and '1h'");
  }
}
