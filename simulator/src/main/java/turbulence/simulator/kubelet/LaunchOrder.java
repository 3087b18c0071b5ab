package turbulence.simulator.kubelet;

import java.util.List;
import java.util.Optional;
import turbulence.simulator.kubelet.ContainerSpec.Kind;

/// Which container of a pod comes next: those that were added later whenever they like, the initial
/// ones one after the other, and the main ones when these are done.
final class LaunchOrder {
  private LaunchOrder() {}

  /// The container that can be launched now; empty when all run, or must be waited for.
  static Optional<Slot> next(List<Slot> slots) {
    for (Slot slot : slots) {
      if (slot.spec.kind() == Kind.EPHEMERAL && !slot.isRunning() && !slot.held) {
        return Optional.of(slot);
      }
    }
    boolean begun =
        slots.stream()
            .anyMatch(slot -> slot.spec.isMain() && (slot.isRunning() || slot.hasEverEnded()));
    for (Slot slot : slots) {
      if (slot.isRunning() ? isAwaited(slot, begun) : isStartable(slot, begun)) {
        return slot.isRunning() ? Optional.empty() : Optional.of(slot);
      } else if (isHeldBack(slot) && !begun) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Whether those behind it must wait although it runs.
  private static boolean isAwaited(Slot slot, boolean begun) {
    return !begun
        && (slot.spec.kind() == Kind.INITIAL || slot.spec.kind() == Kind.SIDECAR && !slot.started);
  }

  private static boolean isStartable(Slot slot, boolean begun) {
    return !slot.held && !(slot.spec.kind() == Kind.INITIAL && (begun || slot.isDone()));
  }

  private static boolean isHeldBack(Slot slot) {
    return slot.held && slot.spec.isInitial() && !slot.isDone() && !slot.isRunning();
  }
}
