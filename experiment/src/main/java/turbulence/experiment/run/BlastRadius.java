package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.extension.Policy.Said;
import turbulence.experiment.extension.Target;
import turbulence.experiment.model.Limits;

/// How far a run may reach: which objects its steps may hit, and how many. Shared between threads.
///
/// Of numbers the smallest counts, whoever says it. What the settings protect nobody lifts; what
/// the experiment protects the command line lifts; what is protected by default anybody lifts.
final class BlastRadius {
  static final List<String> PROTECTED = List.of("kube-system", "kube-public", "kube-node-lease");
  private static final int SHOWN = 20;

  private final Policy policy;
  private final Set<Target> hit = new HashSet<>();

  BlastRadius(Policy policy) {
    this.policy = policy;
  }

  Policy policy() {
    return policy;
  }

  /// Counts what a step is about to hit; refuses the step when that would be too far.
  ///
  /// @return those that were not counted before, for [#spare]
  synchronized List<Target> admit(String activity, List<Target> targets) throws ActivityFailed {
    Optional<String> refusal = refusal(targets);
    if (refusal.isPresent()) {
      throw new ActivityFailed("'" + activity + "' is not done, because " + refusal.get());
    }
    return count(targets);
  }

  /// Counts what is hit.
  ///
  /// @return those that were not counted before
  synchronized List<Target> count(List<Target> targets) {
    List<Target> counted = new ArrayList<>();
    for (Target target : targets) {
      if (hit.add(target)) {
        counted.add(target);
      }
    }
    return counted;
  }

  /// Takes back what was counted and is not hit after all.
  synchronized void spare(List<Target> counted) {
    counted.forEach(hit::remove);
  }

  /// Why a step must not hit these now, and what would let it.
  synchronized Optional<String> refusal(List<Target> targets) {
    String why = whyProtected(targets);
    if (why == null) {
      why = tooMany(targets);
    }
    return Optional.ofNullable(why);
  }

  private @Nullable String whyProtected(List<Target> targets) {
    List<Target> forbidden = new ArrayList<>();
    Set<String> reasons = new LinkedHashSet<>();
    for (Target target : targets) {
      String namespace = target.kind().equals("namespace") ? target.name() : target.namespace();
      String reason = protection(namespace);
      if (reason != null) {
        forbidden.add(target);
        reasons.add(reason);
      }
    }
    return forbidden.isEmpty()
        ? null
        : "it would hit " + list(forbidden) + ": " + String.join("; ", reasons);
  }

  private @Nullable String protection(String namespace) {
    String said = policy.protects(namespace);
    return said != null || isLifted(namespace) || !PROTECTED.contains(namespace)
        ? said
        : "namespace "
            + namespace
            + " is protected unless somebody says otherwise, since the cluster itself depends on"
            + " it; --unprotect "
            + namespace
            + " lifts that, or runtime.limits.unprotect in the experiment";
  }

  private boolean isLifted(String namespace) {
    return policy.asked().unprotect().contains(namespace)
        || policy.settings().unprotect().contains(namespace)
        || policy.experiment().unprotect().contains(namespace);
  }

  private @Nullable String tooMany(List<Target> targets) {
    Set<Target> all = new LinkedHashSet<>(targets);
    Said<Integer> one = least(policy.said("targets", Limits::targets));
    if (one != null && all.size() > one.value()) {
      return "it would hit "
          + counted(all.size())
          + ", and a step may hit at most "
          + one.value()
          + " ("
          + one.place()
          + "): "
          + list(List.copyOf(all));
    }
    List<Target> further = new ArrayList<>(all);
    further.removeAll(hit);
    Said<Integer> every = least(policy.said("total", Limits::total));
    return every == null || further.isEmpty() || hit.size() + further.size() <= every.value()
        ? null
        : "it would hit "
            + counted(further.size())
            + " after "
            + hit.size()
            + " that the run has hit, and the run may hit at most "
            + every.value()
            + " ("
            + every.place()
            + "): "
            + list(further);
  }

  /// The smallest number that is said.
  private static @Nullable Said<Integer> least(List<Said<Integer>> said) {
    Said<Integer> least = null;
    for (Said<Integer> each : said) {
      least = least != null && least.value() <= each.value() ? least : each;
    }
    return least;
  }

  private static String counted(int objects) {
    return objects == 1 ? "1 object" : objects + " objects";
  }

  private static String list(List<Target> targets) {
    StringBuilder list = new StringBuilder();
    for (Target target : targets.subList(0, Math.min(SHOWN, targets.size()))) {
      list.append(list.isEmpty() ? "" : ", ").append(target.words());
    }
    return targets.size() > SHOWN
        ? list + " and " + (targets.size() - SHOWN) + " more"
        : list.toString();
  }
}
