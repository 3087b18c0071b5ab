package turbulence.simulator.control;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.store.Stored;

/// Moves the pods of a Deployment from old sets to the newest one, a step at a time.
final class Rollout {
  private final Means means;
  private final NewSet newSet;

  /// Whether pods of a set still run, or have not ended yet.
  private final Predicate<Stored> hasPods;

  Rollout(Means means, NewSet newSet, Predicate<Stored> hasPods) {
    this.means = means;
    this.newSet = newSet;
    this.hasPods = hasPods;
  }

  void roll(SetFamily family) {
    newSet.find(family, true);
    boolean scaled = growNewest(family) || shrinkOld(family);
    if (!scaled && RolloutStatus.isComplete(family.deployment(), family.deployment().status())) {
      forgetOld(family);
    }
    family.write(family.status().rolling());
  }

  /// All old pods go before the first new one comes.
  void recreate(SetFamily family) {
    newSet.find(family, false);
    boolean scaled = false;
    for (Stored set : family.old()) {
      scaled |= SetFamily.isActive(set) && family.scale(set, 0);
    }
    if (!scaled && family.old().stream().noneMatch(hasPods)) {
      newSet.find(family, true);
      Stored newest = family.newest();
      if (newest != null) {
        family.scale(newest, family.wanted());
      }
      if (RolloutStatus.isComplete(family.deployment(), family.deployment().status())) {
        forgetOld(family);
      }
    }
    family.write(family.status().rolling());
  }

  private static boolean growNewest(SetFamily family) {
    Stored newest = family.newest();
    if (newest == null) {
      return false;
    }
    long has = ReplicaSets.wanted(newest);
    long wanted = family.wanted();
    if (has == wanted) {
      return false;
    }
    return family.scale(newest, has > wanted ? wanted : NewSet.size(family, has));
  }

  private static boolean shrinkOld(SetFamily family) {
    Stored newest = family.newest();
    if (newest == null || family.old().stream().noneMatch(SetFamily::isActive)) {
      return false;
    }
    long least = family.wanted() - family.rolling().mayMiss(family.wanted());
    long awaited =
        ReplicaSets.wanted(newest) - Fields.whole(newest.status(), "availableReplicas", 0);
    long spare = family.asked() - least - awaited;
    if (spare <= 0) {
      return false;
    }
    boolean cleaned = shrinkUnhealthy(family, spare);
    return shrinkHealthy(family, least) || cleaned;
  }

  /// Old pods that do nobody any good go first.
  private static boolean shrinkUnhealthy(SetFamily family, long spare) {
    long left = spare;
    for (Stored set : family.old()) {
      long has = ReplicaSets.wanted(set);
      long unhealthy = has - Fields.whole(set.status(), "availableReplicas", 0);
      long less = Math.min(left, unhealthy);
      if (has > 0 && less > 0) {
        family.scale(set, has - less);
        left -= less;
      }
    }
    return left < spare;
  }

  private static boolean shrinkHealthy(SetFamily family, long least) {
    long spare = family.available() - least;
    long left = spare;
    for (Stored set : family.old()) {
      long less = Math.min(left, ReplicaSets.wanted(set));
      if (less > 0) {
        family.scale(set, ReplicaSets.wanted(set) - less);
        left -= less;
      }
    }
    return left < spare;
  }

  /// Only sizes change: while the Deployment is paused, or was scaled.
  void resize(SetFamily family) {
    newSet.find(family, false);
    new Proportions(family).scale();
    forgetOld(family);
    family.write(family.status().counted());
  }

  /// Deletes old sets without pods beyond the history that the Deployment keeps.
  void forgetOld(SetFamily family) {
    long limit = Fields.whole(family.spec(), "revisionHistoryLimit", 10);
    List<Stored> old =
        family.old().stream()
            .filter(set -> !set.isDeleting())
            .sorted(Comparator.comparingLong(Revisions::of).thenComparing(SetFamily.BY_AGE))
            .toList();
    for (Stored set : old.subList(0, (int) Math.max(0, old.size() - limit))) {
      if (isIdle(set)) {
        Deletion how = new Deletion(null, null, set.uid(), null, false);
        means.verbs().delete(Means.CALLER, set.key(), how);
      }
    }
  }

  private static boolean isIdle(Stored set) {
    return ReplicaSets.wanted(set) == 0
        && Fields.whole(set.status(), "replicas", 0) == 0
        && Fields.whole(set.metadata(), "generation", 0)
            <= Fields.whole(set.status(), "observedGeneration", 0);
  }
}
