package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Policy.Said;
import turbulence.experiment.model.Share;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;

/// What would be left of a workload.
///
/// @param fresh its pods that would go now
record Remainder(Ref workload, Standing standing, Set<String> fresh) {

  /// Whether too much of it would be missing.
  void share(List<Said<Share>> shares, Objections objections) {
    int whole = standing.desired();
    int missing = standing.missingAfter(fresh);
    Said<Share> least = Objections.least(shares, whole);
    if (least != null && missing > least.value().of(whole)) {
      objections.refuse(
          Objections.words(workload)
              + " would miss "
              + missing
              + " of "
              + whole
              + (whole == 1 ? " pod" : " pods")
              + " because of this run, and "
              + Objections.most(least, whole)
              + " may"
              + list());
    }
  }

  /// Whether enough of it would stay ready.
  void ready(List<Said<Integer>> leave, Objections objections) {
    int ready = standing.readyAfter(fresh);
    Said<Integer> most = most(leave);
    if (most != null && ready < most.value()) {
      objections.refuse(
          Objections.words(workload)
              + " would be left with "
              + ready
              + (ready == 1 ? " ready pod" : " ready pods")
              + ", and at least "
              + most.value()
              + " must stay ("
              + most.place()
              + ")"
              + list());
    }
  }

  private static @Nullable Said<Integer> most(List<Said<Integer>> said) {
    Said<Integer> most = null;
    for (Said<Integer> each : said) {
      most = most == null || each.value() > most.value() ? each : most;
    }
    return most;
  }

  private String list() {
    List<Ref> pods = new ArrayList<>();
    for (String pod : new TreeSet<>(fresh)) {
      pods.add(Resource.PODS.ref(workload.namespace(), pod));
    }
    return pods.isEmpty() ? "" : ": " + Objections.list(pods);
  }
}
