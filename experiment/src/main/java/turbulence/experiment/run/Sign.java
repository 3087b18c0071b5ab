package turbulence.experiment.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Evidence.Sight;
import turbulence.experiment.journal.RunEntry;
import turbulence.experiment.journal.Timestamps;
import turbulence.json.JsonObject;

/// One sign of what an activity did, and what was seen of it. Not safe to share: its lookout locks.
final class Sign {
  private static final String OURS = "turbulence";
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration UNTIL_SEEN = Duration.ofSeconds(1);
  private static final Duration WHILE_SEEN = Duration.ofSeconds(2);

  private final Evidence evidence;
  private final RunEntry entry;
  private final String what;
  private final Instant done;
  private long due;
  private @Nullable Instant seen;
  private @Nullable Instant gone;
  private boolean staying;
  private boolean expected;
  private boolean over;
  private @Nullable JsonObject lost;

  /// @param entry of the activity
  /// @param what the sign in words that may be journaled
  /// @param done when the deed was done
  /// @param nanos the same as monotonic time
  Sign(Evidence evidence, RunEntry entry, String what, Instant done, long nanos) {
    this.evidence = evidence;
    this.entry = entry;
    this.what = what;
    this.done = done;
    this.due = nanos + FIRST.toNanos();
  }

  Evidence evidence() {
    return evidence;
  }

  RunEntry entry() {
    return entry;
  }

  /// Monotonic time of the next look.
  long due() {
    return due;
  }

  boolean isSeen() {
    return seen != null;
  }

  /// Whether there is anything left to see before things are put back.
  boolean isOpen() {
    return seen == null || evidence.isPassing() && !over;
  }

  /// From now on a step of the run itself may put it back. To take a field away leaves nobody who
  /// owns it, so that nobody's work is ours then, too.
  void expect() {
    expected = true;
  }

  /// Whether it is there and has to be gone by the end of the run.
  boolean isInEffect() {
    return seen != null && evidence.isPassing() && gone == null;
  }

  /// Notes a look before anything was put back.
  ///
  /// @return what there is to say about it, empty for nothing
  String noted(Sight sight, Instant now, long nanos) {
    due = nanos + (seen == null && !sight.inEffect() ? UNTIL_SEEN : WHILE_SEEN).toNanos();
    if (sight.inEffect() && seen == null) {
      seen = now;
      return "'" + entry.name() + "' is in effect: " + what;
    }
    if (sight.inEffect()) {
      gone = null;
      return "";
    }
    return seen != null && isOpen() ? ended(sight, seen, now) : "";
  }

  /// Who owns the field and shows no effect may be between two states, as a deployment that makes
  /// another pod is: it is looked for again.
  private String ended(Sight sight, Instant begun, Instant now) {
    Instant since = sight.since();
    Instant when = since == null || since.isBefore(begun) ? now : since;
    boolean ours = OURS.equals(sight.by()) || (expected && sight.by() == null);
    over = expected || !ours;
    if (ours) {
      gone = gone == null ? when : gone;
      return "";
    }
    gone = when;
    lost = JsonObject.of("at", Timestamps.utc(when), "by", sight.by());
    return "The fault of '"
        + entry.name()
        + "' was lost before the run put it back: since "
        + Timestamps.utc(when)
        + " it is not so any more that "
        + what
        + (sight.by() == null ? "" : "; changed by " + sight.by());
  }

  boolean isLost() {
    return lost != null;
  }

  /// Notes that nobody could look.
  void missed(long nanos) {
    due = nanos + (seen == null ? UNTIL_SEEN : WHILE_SEEN).toNanos();
  }

  /// Notes the look after things were put back.
  void notedAfterwards(Sight sight, Instant now) {
    if (sight.inEffect()) {
      staying = true;
    } else {
      gone = now;
    }
  }

  JsonObject json() {
    JsonObject.Builder json = JsonObject.builder().put("what", what);
    json.put("seen", seen == null ? "not observed" : Timestamps.utc(seen));
    if (seen != null) {
      json.put("after", Timestamps.seconds(done, seen));
    }
    if (gone != null) {
      json.put("gone", Timestamps.utc(gone));
    } else if (staying) {
      json.put("gone", "still in effect");
    }
    if (lost != null) {
      json.put("lost", lost);
    }
    return json.build();
  }
}
