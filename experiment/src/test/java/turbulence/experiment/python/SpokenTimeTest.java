package turbulence.experiment.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("+02:00");

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      textBlock =
          """
          10 minutes = 2026-03-31T11:50:00Z
          35s = 2026-03-31T11:59:25Z
          35 S = 2026-03-31T11:59:25Z
          1h ago = 2026-03-31T11:00:00Z
          2 days = 2026-03-29T12:00:00Z
          2 days ago = 2026-03-29T12:00:00Z
          1.5 hours ago = 2026-03-31T10:30:00Z
          1h30m = 2026-03-31T10:30:00Z
          1 hour and 30 minutes ago = 2026-03-31T10:30:00Z
          1 hour, 1 min, and 5 secs = 2026-03-31T10:58:55Z
          a week ago = 2026-03-24T12:00:00Z
          an hour = 2026-03-31T11:00:00Z
          two hours ago = 2026-03-31T10:00:00Z
          ten minutes = 2026-03-31T11:50:00Z
          one hour and twelve minutes ago = 2026-03-31T10:48:00Z
          last week = 2026-03-24T12:00:00Z
          past 5 minutes = 2026-03-31T11:55:00Z
          1 month ago = 2026-02-28T12:00:00Z
          2 years ago = 2024-03-31T12:00:00Z
          in 10 minutes = 2026-03-31T12:10:00Z
          5 minutes from now = 2026-03-31T12:05:00Z
          -5m = 2026-03-31T11:55:00Z
          now = 2026-03-31T12:00:00Z
          Yesterday = 2026-03-30T12:00:00Z
          tomorrow = 2026-04-01T12:00:00Z
          10:30 = 2026-03-31T08:30:00Z
          9:05:30 = 2026-03-31T07:05:30Z
          9:30 pm = 2026-03-31T19:30:00Z
          12:10am = 2026-03-30T22:10:00Z
          2026-01-02 = 2026-01-01T22:00:00Z
          2026-01-02 10:00 = 2026-01-02T08:00:00Z
          2026-01-02T10:00:05.5 = 2026-01-02T08:00:05.500Z
          2026-01-02T10:00:00Z = 2026-01-02T10:00:00Z
          2026-01-02 10:00:00 UTC = 2026-01-02T10:00:00Z
          2026-01-02T10:00:00+01:00 = 2026-01-02T09:00:00Z
          2026-01-02 10:00:00 -0500 = 2026-01-02T15:00:00Z
          12 Jan 2026 = 2026-01-11T22:00:00Z
          January 12, 2026 10:00 PM = 2026-01-12T20:00:00Z
          Dec. 31st 2025 at 9:30 = 2025-12-31T07:30:00Z
          3 may 2026 21:30:15 = 2026-05-03T19:30:15Z
          yesterday at 10:00 = 2026-03-30T08:00:00Z
          tomorrow 9:30 pm = 2026-04-01T19:30:00Z
          1767261600 = 2026-01-01T10:00:00Z
          1767261600000 = 2026-01-01T10:00:00Z
          1767261600000000 = 2026-01-01T10:00:00Z
          """)
  void usual_words_are_understood(String text, Instant meant) {
    Instant now = text.equals("12:10am") ? NOW.minusSeconds(43_200 - 1) : NOW;
    assertThat(SpokenTime.read(text, now, ZONE)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "10",
        "10 parsecs",
        "minutes 10",
        "1..5 h",
        ".5 h",
        "10 minutes 5",
        "25:00",
        "13:00 pm",
        "2026-02-30",
        "2026-13-01",
        "2026-01-02T",
        "2026-1",
        "99999999999 s",
        "999999999 years",
        "ago",
        "in",
        "a",
        "1h,,2m",
        "and 1 hour",
        "-",
        "2026-01-02 noon",
        "30 Feb 2026",
        "12 Jan",
        "12 Ja 2026",
        "123 Jan 2026",
        "12 Jan 26",
        "12 Jan 2026 noon",
        "12 Jan 2026 at",
        "yesterday noon",
        "yesterday 25:00",
        "today at",
        ","
      })
  void what_cannot_be_told_is_not_guessed(String text) {
    assertThat(SpokenTime.read(text, NOW, ZONE)).isEmpty();
  }

  @Test
  void whatever_is_written_is_no_crash() {
    Random random = new Random(3);
    String[] pieces = {
      "1",
      "10",
      ".",
      " ",
      "h",
      "minutes",
      "ago",
      "in ",
      "last ",
      "-",
      ":",
      "2026-01-02",
      "T",
      "Z",
      "+",
      ",",
      "and ",
      "pm",
      "a ",
      "é",
      "999999999",
      "y"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(6); piece >= 0; piece--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(SpokenTime.read(text.toString(), NOW, ZONE)).isNotNull();
    }
  }
}
