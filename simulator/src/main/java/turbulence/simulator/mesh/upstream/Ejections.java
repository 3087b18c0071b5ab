package turbulence.simulator.mesh.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.mesh.rule.Outliers;

/// Which pods are left out because they answered badly, and until when: each time for longer than
/// the last. Shared between threads.
final class Ejections {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Outliers rule;
  private final Instant start;
  private final Map<String, Conduct> conducts = new HashMap<>();

  Ejections(Outliers rule, Instant start) {
    this.rule = rule;
    this.start = start;
  }

  /// What is known of a pod. Guarded by the ejections.
  private static final class Conduct {
    private int errors;
    private int gatewayErrors;
    private int times;
    private @Nullable Instant until;

    boolean isOut(Instant now) {
      return until != null && now.isBefore(until);
    }
  }

  synchronized boolean isOut(String pod, Instant now) {
    Conduct conduct = conducts.get(pod);
    return conduct != null && conduct.isOut(now);
  }

  /// A pod answered, or failed as if it had answered so.
  ///
  /// @param pods how many there are
  synchronized void answered(String pod, int status, Instant now, int pods) {
    Conduct conduct = conducts.get(pod);
    if (conduct == null) {
      if (status < 500) {
        return;
      }
      conduct = new Conduct();
      conducts.put(pod, conduct);
    } else if (conduct.isOut(now)) {
      return;
    }
    conduct.errors = status >= 500 ? conduct.errors + 1 : 0;
    conduct.gatewayErrors = status >= 502 && status <= 504 ? conduct.gatewayErrors + 1 : 0;
    boolean bad =
        rule.errors() > 0 && conduct.errors >= rule.errors()
            || rule.gatewayErrors() > 0 && conduct.gatewayErrors >= rule.gatewayErrors();
    if (bad && out(now) * 100.0 / Math.max(1, pods) < rule.share()) {
      eject(conduct, now);
    }
  }

  private long out(Instant now) {
    return conducts.values().stream().filter(conduct -> conduct.isOut(now)).count();
  }

  private void eject(Conduct conduct, Instant now) {
    conduct.times = Math.max(0, conduct.times - (int) quiet(conduct.until, now)) + 1;
    Duration longest = rule.base().compareTo(LONGEST) > 0 ? rule.base() : LONGEST;
    Duration time = rule.base().multipliedBy(conduct.times);
    conduct.until = sweep(now.plus(time.compareTo(longest) > 0 ? longest : time));
    conduct.errors = 0;
    conduct.gatewayErrors = 0;
  }

  /// How many times it was looked since a pod came back.
  private long quiet(@Nullable Instant back, Instant now) {
    return back == null ? 0 : Duration.between(back, now).dividedBy(rule.interval());
  }

  /// The first moment from then on at which it is looked whether one may come back.
  private Instant sweep(Instant from) {
    long interval = Math.max(1, rule.interval().toNanos());
    long passed = Duration.between(start, from).toNanos();
    return start.plusNanos((passed + interval - 1) / interval * interval);
  }
}
