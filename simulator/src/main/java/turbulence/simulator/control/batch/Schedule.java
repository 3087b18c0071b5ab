package turbulence.simulator.control.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import turbulence.simulator.api.kind.CronTimes;

/// When something is due, again and again. Counts the hours of a zone as servers do: an hour that
/// the clock leaves out is never due, and one that it repeats is due twice.
record Schedule(CronTimes times, ZoneId zone) {
  /// Years ahead in which the next time is looked for.
  private static final int YEARS = 5;

  /// The first time after that one; empty when there is none, as of the thirtieth of February.
  Optional<Instant> next(Instant after) {
    Instant second = after.truncatedTo(ChronoUnit.SECONDS);
    if (!times.every().isZero()) {
      return Optional.of(second.plus(times.every()));
    }
    Search search = new Search(second.plusSeconds(1));
    return search.found() ? Optional.of(search.at.toInstant()) : Optional.empty();
  }

  /// Goes on by months, days, hours and minutes until all of them fit.
  private final class Search {
    private final int last;
    private ZonedDateTime at;

    /// Whether what is smaller than the unit that is searched has been set to its beginning.
    private boolean even;

    Search(Instant from) {
      at = from.atZone(zone);
      last = at.getYear() + YEARS;
    }

    boolean found() {
      while (at.getYear() <= last) {
        if (month() && day() && hour() && minute() && second()) {
          return true;
        }
      }
      return false;
    }

    /// Each of these is false when the larger unit has turned and has to be looked at again.
    private boolean month() {
      while (!times.isMonth(at.getMonthValue())) {
        if (!even) {
          even = true;
          at = at(at.toLocalDate().withDayOfMonth(1).atStartOfDay());
        }
        at = at(at.toLocalDateTime().plusMonths(1));
        if (at.getMonthValue() == 1) {
          return false;
        }
      }
      return true;
    }

    private boolean day() {
      while (!times.isDay(at.toLocalDate())) {
        if (!even) {
          even = true;
          at = at(at.toLocalDate().atStartOfDay());
        }
        LocalDate tomorrow = at.toLocalDate().plusDays(1);
        at = at(tomorrow.atTime(at.toLocalTime()));
        if (at.getHour() > 12) {
          at = at.plusHours(24 - at.getHour());
        } else if (at.getHour() != 0) {
          at = at.minusHours(at.getHour());
        }
        if (at.getDayOfMonth() == 1) {
          return false;
        }
      }
      return true;
    }

    private boolean hour() {
      while (!times.isHour(at.getHour())) {
        if (!even) {
          even = true;
          at = at(at.toLocalDate().atTime(at.getHour(), 0));
        }
        at = at.plusHours(1);
        if (at.getHour() == 0) {
          return false;
        }
      }
      return true;
    }

    private boolean minute() {
      while (!times.isMinute(at.getMinute())) {
        if (!even) {
          even = true;
          at = at.minusSeconds(at.getSecond());
        }
        at = at.plusMinutes(1);
        if (at.getMinute() == 0) {
          return false;
        }
      }
      return true;
    }

    private boolean second() {
      if (at.getSecond() == 0) {
        return true;
      }
      even = true;
      at = at.plusSeconds(60 - at.getSecond());
      return false;
    }

    /// The moment at which the zone's clock shows that; one of the two around a gap or a
    /// repetition, chosen as servers choose.
    private ZonedDateTime at(LocalDateTime local) {
      long seconds = local.toEpochSecond(ZoneOffset.UTC);
      int guess = offset(seconds);
      int offset = guess == 0 ? 0 : offset(seconds - guess);
      return Instant.ofEpochSecond(seconds - offset).atZone(zone);
    }

    private int offset(long epoch) {
      return zone.getRules().getOffset(Instant.ofEpochSecond(epoch)).getTotalSeconds();
    }
  }
}
