package turbulence.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;

/// The end of a pod: its containers are asked to end, first the main ones, then the sidecars from
/// the last to the first, and killed when the grace is over.
final class Ending {
  /// Why a pod ends.
  enum Cause {
    /// Its containers did what they had to do.
    COMPLETED,
    /// The node does not want it any more; its object stays.
    FORCED,
    DELETED
  }

  private static final Duration LEAST = Duration.ofSeconds(2);

  private final PodRun pod;
  private @Nullable Cause cause;
  private Instant latest = Instant.MAX;
  private boolean over;

  Ending(PodRun pod) {
    this.pod = pod;
  }

  boolean hasBegun() {
    return cause != null;
  }

  /// Begins, or, when it has begun already, makes it quicker.
  void begin(Cause why, long graceSeconds) {
    boolean first = cause == null;
    boolean wasDeleted = cause == Cause.DELETED;
    cause = first || why == Cause.DELETED ? why : cause;
    Instant end = now().plusSeconds(graceSeconds);
    if (end.isBefore(latest)) {
      latest = end;
      pod.after(Duration.ofSeconds(graceSeconds), this::killAll);
    }
    if (over && cause == Cause.DELETED && !wasDeleted) {
      pod.over(true);
    } else if (!over) {
      advance();
    }
  }

  private Instant now() {
    return pod.site().means().timeline().instant();
  }

  /// Asks the next containers to end; when none is left the pod is over.
  void advance() {
    if (over) {
      return;
    }
    boolean mains = false;
    for (Slot slot : pod.slots()) {
      if (slot.isRunning() && slot.spec.kind() != ContainerSpec.Kind.SIDECAR) {
        mains = true;
        ask(slot);
      }
    }
    if (mains) {
      return;
    }
    for (Slot slot : pod.slots().reversed()) {
      if (slot.isRunning()) {
        ask(slot);
        return;
      }
    }
    over = true;
    pod.publish();
    pod.over(cause == Cause.DELETED);
  }

  private void ask(Slot slot) {
    if (!slot.stopping) {
      pod.tell(slot, "Killing", "Stopping container " + slot.spec.name());
      slot.probes.forEach(Probing::stop);
      stop(slot, Math.max(0, Duration.between(now(), latest).toSeconds()));
    }
  }

  /// Runs what shall run before the end, then asks the program to end, and kills it when the grace
  /// is over.
  void stop(Slot slot, long graceSeconds) {
    Program program = slot.program;
    if (program == null || slot.stopping) {
      return;
    }
    slot.stopping = true;
    Duration grace = Duration.ofSeconds(graceSeconds);
    Duration before = min(pause(slot), grace);
    pod.after(before, program::terminate);
    Duration left = grace.minus(before);
    Duration rest = before.isZero() || left.compareTo(LEAST) > 0 ? left : LEAST;
    pod.after(before.plus(rest), program::kill);
  }

  /// What a command or a request before the end does is not simulated; a pause is.
  private static Duration pause(Slot slot) {
    JsonObject hook = slot.spec.json().object("lifecycle").object("preStop");
    if (hook.has("exec")) {
      List<String> words = Trees.texts(hook.object("exec"), "command");
      return slept(String.join(" ", words));
    }
    return Duration.ofSeconds(Trees.whole(hook.object("sleep"), "seconds", 0));
  }

  /// The seconds that a command sleeps, such as `sh -c "sleep 5"`: what such hooks are used for.
  private static Duration slept(String command) {
    int at = command.indexOf("sleep ");
    if (at < 0) {
      return Duration.ZERO;
    }
    int end = at + 6;
    while (end < command.length() && Character.isDigit(command.charAt(end)) && end < at + 11) {
      end++;
    }
    return end == at + 6
        ? Duration.ZERO
        : Duration.ofSeconds(Long.parseLong(command.substring(at + 6, end)));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void killAll() {
    if (now().isBefore(latest)) {
      return;
    }
    for (Slot slot : pod.slots()) {
      Program running = slot.program;
      if (running != null) {
        running.kill();
      }
    }
  }
}
