package turbulence.experiment.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Restore;

/// What a run left unsettled, or has not settled yet.
///
/// @param header null when the ledger's first line cannot be read
/// @param targets what is not settled, in words, last changed first
/// @param files those of the targets that are files of this machine, and of no cluster
/// @param unjournaled whether its journal was never finished
/// @param damage what of its ledger cannot be read
/// @param last when it last wrote to its ledger
public record Remains(
    String id,
    Fate fate,
    @Nullable RunHeader header,
    List<String> targets,
    List<String> files,
    boolean unjournaled,
    List<String> damage,
    @Nullable Instant last) {

  /// How the run stands.
  public enum Fate {
    /// Its process lives.
    LIVING,
    /// Its process is gone and never said how the run ended.
    CRASHED,
    /// Others know of it, and nobody can see whether its process lives.
    UNKNOWN,
    /// It came to its end with something still changed, as asked or because it could not help it.
    KEPT
  }

  public Remains {
    targets = List.copyOf(targets);
    files = List.copyOf(files);
    damage = List.copyOf(damage);
  }

  boolean is(Restore mode) {
    return header != null && header.restore().equals(mode.word());
  }

  /// Whether it wrote less than that time ago. One that says nothing of when is old.
  boolean isYounger(Duration age, Instant now) {
    return last != null && last.plus(age).isAfter(now);
  }

  /// All of this in words for people, without a full stop.
  public String sentence(Instant now) {
    StringBuilder text = new StringBuilder("run ").append(id);
    if (header != null && !header.title().isEmpty()) {
      text.append(" of '").append(header.title()).append('\'');
    }
    text.append(
        switch (fate) {
          case LIVING -> " is still under way" + process();
          case CRASHED -> " was killed" + ago(now);
          case UNKNOWN -> " may be under way";
          case KEPT -> " ended" + ago(now);
        });
    if (!targets.isEmpty()) {
      text.append(fate == Fate.LIVING ? " and has changed: " : " and left changed: ");
      text.append(String.join(", ", targets));
    }
    if (unjournaled && fate != Fate.LIVING) {
      text.append("; its journal is unfinished");
    }
    for (String damaged : damage) {
      text.append("; ").append(damaged);
    }
    return text.toString();
  }

  private String process() {
    return header == null ? "" : " (process " + header.pid() + " on " + header.host() + ")";
  }

  private String ago(Instant now) {
    if (last == null) {
      return "";
    }
    long seconds = Math.max(0, Duration.between(last, now).toSeconds());
    if (seconds < 120) {
      return " " + seconds + " s ago";
    }
    if (seconds < 7200) {
      return " " + seconds / 60 + " minutes ago";
    }
    return seconds < 172_800
        ? " " + seconds / 3600 + " hours ago"
        : " " + seconds / 86_400 + " days ago";
  }
}
