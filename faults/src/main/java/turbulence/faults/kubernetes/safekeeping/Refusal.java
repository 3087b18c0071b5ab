package turbulence.faults.kubernetes.safekeeping;

import turbulence.faults.kubernetes.cluster.ClusterFailed;

/// What it means that an API does not do what would guard a run.
final class Refusal {
  private Refusal() {}

  /// Whether it never will, so that there is no use in asking again: a right is missing, there is
  /// no such namespace or kind. An API that is silent or broken may do it later.
  static boolean isForGood(ClusterFailed e) {
    return switch (e.code()) {
      case 0, 401, 408, 409, 429 -> false;
      case 501 -> true;
      default -> e.code() < 500;
    };
  }
}
