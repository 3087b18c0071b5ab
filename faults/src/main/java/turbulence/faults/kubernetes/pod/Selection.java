package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.python.BadPattern;
import turbulence.experiment.python.NoAnswer;
import turbulence.experiment.python.PythonRegex;

/// Which pods a step hits, by their labels and names, and how many of them.
record Selection(
    @About("Labels that the pods have, such as app=web; all pods when left out.")
        @Nullable String labelSelector,
    @About("A regular expression that is found in the pods' names.") @Nullable String namePattern,
    Amount amount) {

  Selection {
    pattern(namePattern);
  }

  private static @Nullable PythonRegex pattern(@Nullable String source) {
    try {
      return source == null || source.isEmpty() ? null : PythonRegex.compile(source);
    } catch (BadPattern e) {
      throw new IllegalArgumentException(
          "Cannot select pods. Name pattern '" + source + "' is invalid: " + e.getMessage() + ".",
          e);
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
    return amount.take(named, scope.world().random());
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
}
