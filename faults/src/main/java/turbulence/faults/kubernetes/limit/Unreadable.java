package turbulence.faults.kubernetes.limit;

import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.rights.Need;

/// What limits wanted to know could not be read.
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private Unreadable(String words, ClusterFailed cause) {
    super(words, cause);
  }

  /// @param need what it takes to read it
  static Unreadable of(ClusterFailed failed, Need need) {
    return new Unreadable(
        failed.isForbidden() ? "you have no right to " + need.words() : failed.words(), failed);
  }

  /// Why, and for a missing right which.
  String words() {
    return String.valueOf(getMessage());
  }
}
