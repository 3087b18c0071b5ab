package turbulence.app.e2e;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;

/// What was made and is to be deleted, what came last first.
final class Made {
  private final Ground ground;
  private final Deque<Ref> refs = new ArrayDeque<>();

  Made(Ground ground) {
    this.ground = ground;
  }

  /// Before it is made, so that nothing is forgotten when that is cut short.
  void add(Ref ref) {
    refs.push(ref);
  }

  /// Deletes all of it.
  ///
  /// @return what is left, and why
  List<String> delete() throws InterruptedException {
    List<String> left = new ArrayList<>();
    for (Ref ref : refs) {
      try {
        ground.delete(ref);
      } catch (ClusterFailed | AssertionError e) {
        left.add(ref + " is left: " + e.getMessage());
      }
    }
    refs.clear();
    return left;
  }
}
