package turbulence.simulator.api.edge;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The time of a server as its answers have it in `Date`, written once a second.
final class Dates {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private volatile @Nullable Stamp stamp;

  private record Stamp(long second, String text) {}

  Dates(InstantSource clock) {
    this.clock = clock;
  }

  String now() {
    Instant now = clock.instant();
    Stamp last = stamp;
    if (last == null || last.second() != now.getEpochSecond()) {
      last = new Stamp(now.getEpochSecond(), FORM.format(now));
      stamp = last;
    }
    return last.text();
  }
}
