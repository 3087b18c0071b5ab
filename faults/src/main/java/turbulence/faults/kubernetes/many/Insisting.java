package turbulence.faults.kubernetes.many;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.json.JsonObject;

/// Does one thing to each of many targets, and again every five seconds to those that an API
/// refuses for now, as it does evictions that a disruption budget does not allow yet. Those that
/// wait hold up nobody else.
///
/// @param <T> a target
public final class Insisting<T> {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int FOR_NOW = 429;

  private final Scope scope;
  private final Function<T, String> name;
  private final Duration atMost;
  private final Map<T, Outcome<T>> settled = new ConcurrentHashMap<>();
  private final Map<T, ClusterFailed> waiting = new ConcurrentHashMap<>();

  private Insisting(Scope scope, Function<T, String> name, Duration atMost) {
    this.scope = scope;
    this.name = name;
    this.atMost = atMost;
  }

  /// What came of each, in their order.
  ///
  /// @param name what people call a target
  /// @param atMost how long those are tried again that are refused for now
  /// @throws CutShort when it is interrupted
  public static <T> Outcomes<T> of(
      Scope scope, List<T> targets, Function<T, String> name, Each.Doing<T> doing, Duration atMost)
      throws InterruptedException {
    Insisting<T> insisting = new Insisting<>(scope, name, atMost);
    try {
      insisting.insist(targets, doing);
    } catch (InterruptedException e) {
      throw new CutShort(insisting.outcomes(targets));
    }
    return insisting.outcomes(targets);
  }

  private Outcomes<T> outcomes(List<T> targets) {
    List<Outcome<T>> all = new ArrayList<>(targets.size());
    for (T target : targets) {
      Outcome<T> outcome = settled.get(target);
      if (outcome != null) {
        all.add(outcome);
      }
    }
    return new Outcomes<>(all);
  }

  private void insist(List<T> targets, Each.Doing<T> doing) throws InterruptedException {
    long end = scope.world().nanoTime() + atMost.toNanos();
    List<T> left = round(targets, doing);
    if (atMost.isPositive()) {
      tell(left);
    }
    while (!left.isEmpty()) {
      Duration remaining = Duration.ofNanos(end - scope.world().nanoTime());
      if (!remaining.isPositive()) {
        left.forEach(this::giveUp);
        return;
      }
      scope.world().sleep(remaining.compareTo(PAUSE) < 0 ? remaining : PAUSE);
      left = round(left, doing);
    }
  }

  /// Tries each of those once.
  ///
  /// @return those that wait
  private List<T> round(List<T> left, Each.Doing<T> doing) throws InterruptedException {
    waiting.clear();
    for (Outcome<T> outcome : Each.of(scope, left, target -> isThere(target, doing)).all()) {
      if (!waiting.containsKey(outcome.target())) {
        settled.put(outcome.target(), outcome);
      }
    }
    return left.stream().filter(waiting::containsKey).toList();
  }

  /// Remembers at once what is done, for whoever asks after an interrupt.
  private boolean isThere(T target, Each.Doing<T> doing)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    try {
      boolean there = doing.to(target);
      settled.put(target, new Outcome<>(target, there, null));
      return there;
    } catch (ClusterFailed e) {
      if (e.code() != FOR_NOW) {
        throw e;
      }
      waiting.put(target, e);
      return true;
    }
  }

  private void giveUp(T target) {
    ClusterFailed refused = Objects.requireNonNull(waiting.get(target));
    String reason = reason(refused);
    String more = refused.words().contains(reason) ? "" : " " + reason;
    settled.put(
        target,
        new Outcome<>(
            target,
            true,
            new ActivityFailed(
                "refused for " + seconds() + " s: " + refused.words() + more, refused)));
  }

  private String seconds() {
    return BigDecimal.valueOf(atMost.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  /// Who waits, and for what, so that a step that takes its time is understood.
  private void tell(List<T> left) {
    Map<String, List<T>> reasons = new LinkedHashMap<>();
    for (T target : left) {
      String reason = reason(Objects.requireNonNull(waiting.get(target)));
      reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(target);
    }
    reasons.forEach((reason, those) -> {
      int others = those.size() - 1;
      String more = others == 0 ? " waits: " : " and " + others + " more wait: ";
      scope.events().info(name.apply(those.getFirst()) + more + reason);
    });
  }

  /// What the API says stands against it: the budget by its name.
  private static String reason(ClusterFailed refused) {
    List<String> causes = new ArrayList<>();
    for (JsonObject cause : refused.causes()) {
      cause.text("message").ifPresent(causes::add);
    }
    return causes.isEmpty() ? refused.text() : String.join("; ", causes);
  }
}
