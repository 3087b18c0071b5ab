package turbulence.faults.kubernetes.limit;

import turbulence.faults.kubernetes.cluster.Ref;

/// What a step does to one object.
///
/// @param before how many pods it is to have before; 0 when nothing is scaled
/// @param after how many it is to have then; 0 when nothing is scaled
record Loss(Kind kind, Ref ref, int before, int after) {

  enum Kind {
    /// A pod goes away.
    POD_GONE,
    /// A node takes no new pods.
    NODE_CLOSED,
    /// A node takes no new pods and loses those that it has.
    NODE_EMPTIED,
    /// A node takes pods again.
    NODE_OPENED,
    /// A workload gets another number of pods.
    SCALED,
    /// An object is another one then.
    CHANGED,
    /// An object goes away, and what belongs to it.
    DELETED
  }

  static Loss of(Kind kind, Ref ref) {
    return new Loss(kind, ref, 0, 0);
  }
}
