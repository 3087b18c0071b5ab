package turbulence.faults.kubernetes.drain;

import org.jspecify.annotations.Nullable;

/// How far one pod is on its way off a node. Only one thread knows it.
final class Departure {
  private final Lodger lodger;
  private @Nullable Blockade blockade;
  private boolean asked;
  private long tried;

  Departure(Lodger lodger) {
    this.lodger = lodger;
  }

  Lodger lodger() {
    return lodger;
  }

  /// It leaves.
  void granted() {
    asked = true;
    blockade = null;
  }

  /// It may not leave yet, as was said at that time.
  void refused(Blockade why, long now) {
    blockade = why;
    tried = now;
  }

  /// Whether it is on its way out.
  boolean isGranted() {
    return asked;
  }

  /// Why it may not leave; null when nothing holds it up.
  @Nullable Blockade blockade() {
    return blockade;
  }

  /// What holds it up, with its namespace; empty when it is nothing that has a name.
  String budget() {
    return blockade == null || blockade.budget().isEmpty()
        ? ""
        : lodger.namespace() + "/" + blockade.budget();
  }

  /// When it last asked.
  long tried() {
    return tried;
  }
}
