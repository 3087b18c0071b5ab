package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.python.BadPattern;
import turbulence.experiment.python.NoAnswer;
import turbulence.experiment.python.PythonRegex;

/// Which pods a step hits, and how many of them.
record Selection(
    @About("Labels that the pods have, such as app=web; all pods when left out.")
        @Nullable String labelSelector,
    @About("A regular expression that is found in the pods' names.") @Nullable String namePattern,
    @About("Whether to take every one; mode, qty and rand do not matter then.") @Default("false")
        boolean all,
    @About("Whether to take them by chance instead of the first ones.") @Default("false")
        boolean rand,
    @About("What qty is: fixed for so many pods, percentage for a share of them.")
        @Default("\"fixed\"")
        String mode,
    @About("How many pods, or which percentage of them, rounded up.") @Default("1") int qty) {

  /// What is wrong is said as Chaos Toolkit says it.
  Selection {
    if (qty < 0) {
      throw invalid("Quantity '" + qty + "' is negative.", null);
    }
    if (!mode.equals("fixed") && !mode.equals("percentage")) {
      throw invalid("Mode '" + mode + "' is invalid.", null);
    }
    pattern(namePattern);
  }

  private static IllegalArgumentException invalid(String what, @Nullable Throwable cause) {
    return new IllegalArgumentException("Cannot select pods. " + what, cause);
  }

  private static @Nullable PythonRegex pattern(@Nullable String source) {
    try {
      return source == null || source.isEmpty() ? null : PythonRegex.compile(source);
    } catch (BadPattern e) {
      throw invalid("Name pattern '" + source + "' is invalid: " + e.getMessage() + ".", e);
    }
  }

  /// The pods that may be hit, in the order of the API.
  Pods pods(Scope scope, Among among) throws ActivityFailed {
    return Pods.of(scope, among.ns(), labelSelector == null ? "" : labelSelector);
  }

  /// Reads what is there and takes those that the step hits.
  List<Pod> draw(Pods pods, Among among, Scope scope) throws ActivityFailed, InterruptedException {
    OwnPod own = OwnPod.of(scope.world());
    List<Pod> candidates = new ArrayList<>();
    for (Pod pod : pods.alive()) {
      if (!own.is(pods.namespace(), pod.name())) {
        candidates.add(pod);
      }
    }
    List<Pod> named = named(candidates);
    if (among.isOldestFirst()) {
      named.sort(Comparator.comparing(Pod::created));
    }
    return take(named, scope.world().random());
  }

  private List<Pod> named(List<Pod> pods) throws ActivityFailed, InterruptedException {
    PythonRegex pattern = pattern(namePattern);
    if (pattern == null) {
      return pods;
    }
    List<Pod> named = new ArrayList<>();
    for (Pod pod : pods) {
      try {
        if (pattern.search(pod.name())) {
          named.add(pod);
        }
      } catch (NoAnswer e) {
        throw new ActivityFailed("Cannot select pods. Name pattern: " + e.getMessage() + ".", e);
      }
    }
    return named;
  }

  /// The pods to hit, of those that may be hit: no more than asked, none twice.
  List<Pod> take(List<Pod> candidates, RandomGenerator random) {
    if (all) {
      return List.copyOf(candidates);
    }
    int count = count(candidates.size());
    return rand ? sample(candidates, count, random) : List.copyOf(candidates.subList(0, count));
  }

  private int count(int there) {
    long wanted = mode.equals("percentage") ? Math.ceilDiv((long) qty * there, 100) : qty;
    return (int) Math.min(wanted, there);
  }

  private static List<Pod> sample(List<Pod> from, int count, RandomGenerator random) {
    List<Pod> left = new ArrayList<>(from);
    for (int i = 0; i < count; i++) {
      int drawn = i + random.nextInt(left.size() - i);
      left.set(drawn, left.set(i, left.get(drawn)));
    }
    return List.copyOf(left.subList(0, count));
  }
}
