package turbulence.faults.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
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
    "2026-04-24T12:00:00Z, 7d, , true",
    "2026-04-24T12:00:01Z, 7d, , false",
    "2026-04-30T00:00:00Z, 1d12h, , true",
    "2026-04-30T00:00:01Z, 1d12h, , false",
    "2026-05-01T10:29:59.500Z, 1h30m500ms, 1.5d, true",
    "yesterday, 10m, , false",
    "yesterday, , , true"
  })
  void one_of_an_age(String created, @Nullable String least, @Nullable String most, boolean fits) {
    assertThat(new Age(least, most).fits(created, NOW)).isEqualTo(fits);
  }

  @Test
  void what_is_no_age_is_refused() {
    assertThatThrownBy(() -> new Age("soon", null))
        .hasMessage(
            "min_age must be a number of seconds or a time such as 90s, 10m, 24h, 7d or 1d12h, not"
                + " 'soon'");
    for (String text :
        List.of("", " ", "1w", "d", "1d12", "12h1d", "1d1d", "5s3s", "-1d", "1d-2h")) {
      assertThatThrownBy(() -> new Age(null, text))
          .as(text)
          .hasMessageStartingWith("max_age must be")
          .hasMessageEndingWith("1d12h, not '" + text + "'");
    }
    assertThatThrownBy(() -> new Age("99999999999999999999d", null))
        .hasMessageContaining("must be");
    assertThatThrownBy(() -> new Age("1d", "23h"))
        .hasMessage("min_age is more than max_age: '1d' and '23h'");
    assertThatThrownBy(() -> new Age("2h", "1h"))
        .hasMessage("min_age is more than max_age: '2h' and '1h'");
  }
}
