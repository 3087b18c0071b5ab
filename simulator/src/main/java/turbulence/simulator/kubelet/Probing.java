package turbulence.simulator.kubelet;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.time.Timeline;

/// One probe of a running container, asked again and again until the container ends.
final class Probing {
  /// What a probe decides.
  enum Kind {
    STARTUP("startupProbe"),
    LIVENESS("livenessProbe"),
    READINESS("readinessProbe");

    final String field;

    Kind(String field) {
      this.field = field;
    }

    /// As events begin: `Readiness`.
    String word() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /// What is told of each failure, and when the probe changes its mind.
  interface Listener {
    void failed(Kind kind, String complaint);

    void decided(Kind kind, boolean well);
  }

  private final Timeline timeline;
  private final Kind kind;
  private final JsonObject spec;
  private final ProbeCall call;
  private final Listener listener;
  private Timeline.@Nullable Alarm next;
  private long wells;
  private long failures;
  private boolean stopped;

  /// Whether this probe decides on restarts.
  boolean isVital() {
    return kind != Kind.READINESS;
  }

  Probing(Timeline timeline, Kind kind, JsonObject spec, ProbeCall call, Listener listener) {
    this.timeline = timeline;
    this.kind = kind;
    this.spec = spec;
    this.call = call;
    this.listener = listener;
  }

  /// @param least how old the container is when it is asked for the first time
  /// @param age how old it is now
  void begin(Duration least, Duration age) {
    Duration delay = Duration.ofSeconds(Trees.whole(spec, "initialDelaySeconds", 0));
    Duration first = delay.compareTo(least) < 0 ? least : delay;
    next = timeline.after(first.minus(age), this::ask);
  }

  void stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
    call.cancel();
  }

  private void ask() {
    next = timeline.after(Duration.ofSeconds(Math.max(1, whole("periodSeconds", 10))), this::ask);
    Duration patience = Duration.ofSeconds(Math.max(1, whole("timeoutSeconds", 1)));
    call.ask(patience, this::answered);
  }

  private long whole(String field, long otherwise) {
    return Trees.whole(spec, field, otherwise);
  }

  private void answered(@Nullable String complaint) {
    if (stopped) {
      return;
    }
    if (complaint == null) {
      failures = 0;
      if (++wells == Math.max(1, whole("successThreshold", 1))) {
        listener.decided(kind, true);
      }
      return;
    }
    wells = 0;
    listener.failed(kind, complaint);
    if (++failures == Math.max(1, whole("failureThreshold", 3))) {
      listener.decided(kind, false);
    }
  }
}
