package turbulence.simulator.control.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.simulator.api.kind.CronTimes;

class ScheduleTest {
  private static final long MINUTE = 60;

  private static Schedule schedule(String text, String zone) {
    return new Schedule(CronTimes.of(text).orElseThrow(), ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource({
    "*/5 * * * *, 2026-01-01T00:00:00Z, 2026-01-01T00:05:00Z",
    "*/5 * * * *, 2026-01-01T00:04:59Z, 2026-01-01T00:05:00Z",
    "* * * * *, 2026-01-01T00:04:59.999Z, 2026-01-01T00:05:00Z",
    "7/20 * * * *, 2026-01-01T00:28:00Z, 2026-01-01T00:47:00Z",
    "'0,30 8-17 * * mon-fri', 2026-01-02T17:30:00Z, 2026-01-05T08:00:00Z",
    "0 0 13 * FRI, 2026-01-01T12:00:00Z, 2026-01-02T00:00:00Z",
    "0 0 */2 * 1, 2026-01-01T12:00:00Z, 2026-01-03T00:00:00Z",
    "0 0 29 feb *, 2026-01-01T12:00:00Z, 2028-02-29T00:00:00Z",
    "@hourly, 2026-01-01T12:00:00Z, 2026-01-01T13:00:00Z",
    "@daily, 2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z",
    "@weekly, 2026-01-01T00:00:00Z, 2026-01-04T00:00:00Z",
    "@monthly, 2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z",
    "@yearly, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "@every 1h30m, 2026-01-01T00:00:10.5Z, 2026-01-01T01:30:10Z",
    "@every 90.5s, 2026-01-01T00:00:00Z, 2026-01-01T00:01:30Z",
    "@every 1ms, 2026-01-01T00:00:00Z, 2026-01-01T00:00:01Z",
    "@every -5m, 2026-01-01T00:00:00Z, 2026-01-01T00:00:01Z"
  })
  void next_times(String text, Instant after, Instant next) {
    assertThat(schedule(text, "UTC").next(after)).contains(next);
  }

  @Test
  void a_day_that_never_comes_is_never_due() {
    assertThat(schedule("0 0 30 2 *", "UTC").next(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void an_hour_that_the_clock_leaves_out_is_not_due() {
    assertThat(times("30 2 * * *", "America/New_York", "2026-03-07T00:00:00-05:00", 2))
        .containsExactly("2026-03-07T02:30-05:00", "2026-03-09T02:30-04:00");
    assertThat(times("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00+01:00", 2))
        .containsExactly("2026-03-28T02:30+01:00", "2026-03-30T02:30+02:00");
    assertThat(times("0 0 * * *", "America/Sao_Paulo", "2018-11-02T12:00:00-03:00", 3))
        .containsExactly(
            "2018-11-03T00:00-03:00", "2018-11-05T00:00-02:00", "2018-11-06T00:00-02:00");
  }

  /// As the library that servers use has it: where midnight is left out, the search for an hour
  /// does not notice the new day.
  @Test
  void a_midnight_that_the_clock_leaves_out_misleads() {
    assertThat(times("0 12 3 11 *", "America/Sao_Paulo", "2018-11-03T23:30:00-03:00", 1))
        .containsExactly("2018-11-04T12:00-02:00");
  }

  @Test
  void an_hour_that_the_clock_repeats_is_due_twice() {
    assertThat(times("30 1 * * *", "America/New_York", "2026-11-01T00:00:00-04:00", 3))
        .containsExactly(
            "2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00", "2026-11-02T01:30-05:00");
    assertThat(times("30 1 * * *", "Australia/Sydney", "2026-04-05T00:00:00+11:00", 2))
        .containsExactly("2026-04-05T01:30+11:00", "2026-04-06T01:30+10:00");
    assertThat(times("30 2 * * *", "Australia/Sydney", "2026-04-05T00:00:00+11:00", 2))
        .containsExactly("2026-04-05T02:30+11:00", "2026-04-05T02:30+10:00");
  }

  private static List<String> times(String text, String zone, String after, int count) {
    Schedule schedule = schedule(text, zone);
    Instant at = ZonedDateTime.parse(after).toInstant();
    List<String> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      at = schedule.next(at).orElseThrow();
      times.add(at.atZone(ZoneId.of(zone)).toOffsetDateTime().toString());
    }
    return times;
  }

  /// The minutes are tried one after the other.
  private static Optional<Instant> naive(
      Field[] fields, ZoneId zone, Instant after, Instant until) {
    long minute = Math.floorDiv(after.getEpochSecond(), MINUTE) + 1;
    for (; minute * MINUTE <= until.getEpochSecond(); minute++) {
      Instant at = Instant.ofEpochSecond(minute * MINUTE);
      ZonedDateTime local = at.atZone(zone);
      boolean day = fields[2].has(local.getDayOfMonth());
      boolean weekday = fields[4].has(local.getDayOfWeek().getValue() % 7);
      boolean date = fields[2].star || fields[4].star ? day && weekday : day || weekday;
      if (date
          && fields[0].has(local.getMinute())
          && fields[1].has(local.getHour())
          && fields[3].has(local.getMonthValue())) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /// A field drawn by chance, with the numbers that it means.
  private record Field(String text, boolean star, List<Integer> numbers) {
    boolean has(int number) {
      return numbers.contains(number);
    }

    static Field draw(Random random, int least, int most) {
      List<Integer> numbers = new ArrayList<>();
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          add(numbers, least, most, 1);
          return new Field(random.nextBoolean() ? "*" : "?", true, numbers);
        }
        case 2 -> {
          int step = 2 + random.nextInt(most - least);
          add(numbers, least, most, step);
          return new Field("*/" + step, false, numbers);
        }
        case 3 -> {
          int first = least + random.nextInt(most - least + 1);
          int last = first + random.nextInt(most - first + 1);
          int step = 1 + random.nextInt(4);
          add(numbers, first, last, step);
          return new Field(first + "-" + last + "/" + step, false, numbers);
        }
        default -> {
          int one = least + random.nextInt(most - least + 1);
          int other = least + random.nextInt(most - least + 1);
          numbers.addAll(List.of(one, other));
          return new Field(one + "," + other, false, numbers);
        }
      }
    }

    private static void add(List<Integer> numbers, int first, int last, int step) {
      for (int number = first; number <= last; number += step) {
        numbers.add(number);
      }
    }
  }

  private static final List<String> ZONES =
      List.of(
          "UTC",
          "America/New_York",
          "Europe/Berlin",
          "Asia/Kolkata",
          "Australia/Sydney",
          "Africa/Casablanca",
          "Pacific/Chatham");

  private static final List<String> STARTS =
      List.of(
          "2026-03-07T22:11:12Z",
          "2026-03-28T20:00:00Z",
          "2026-10-31T23:59:59Z",
          "2026-10-24T12:00:00Z",
          "2018-11-03T20:30:30Z",
          "2027-12-31T23:00:00Z",
          "2028-02-28T10:00:00Z");

  @Test
  void next_times_are_those_that_trying_each_minute_finds() {
    Random random = new Random(20260307);
    int found = 0;
    for (int i = 0; i < 3000; i++) {
      int[] least = {0, 0, 1, 1, 0};
      int[] most = {59, 23, 31, 12, 6};
      Field[] fields = new Field[5];
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 5; j++) {
        boolean easy = j == 3 && random.nextInt(3) > 0;
        fields[j] = easy ? new Field("*", true, months()) : Field.draw(random, least[j], most[j]);
        text.append(j == 0 ? "" : " ").append(fields[j].text);
      }
      String zone = ZONES.get(random.nextInt(ZONES.size()));
      Instant after =
          Instant.parse(STARTS.get(random.nextInt(STARTS.size())))
              .plusSeconds(random.nextInt(30_000));
      Instant until = after.plusSeconds(3 * 86_400);
      Optional<Instant> expected = naive(fields, ZoneId.of(zone), after, until);
      Optional<Instant> next =
          schedule(text.toString(), zone).next(after).filter(at -> !at.isAfter(until));
      assertThat(next).as(text + " in " + zone + " after " + after).isEqualTo(expected);
      found += expected.isPresent() ? 1 : 0;
    }
    assertThat(found).isGreaterThan(1000);
  }

  private static List<Integer> months() {
    return List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }
}
