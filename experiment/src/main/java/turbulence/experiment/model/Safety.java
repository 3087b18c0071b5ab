package turbulence.experiment.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a run is guarded in the systems that it changes, as far as one place says it.
///
/// @param namespace where in a cluster its safeguards lie; null for where whoever runs it belongs
/// @param onClaimed null when left open
/// @param required what it must not do without
public record Safety(
    @Nullable String namespace, @Nullable OnClaimed onClaimed, List<Safeguard> required) {
  public static final Safety OPEN = new Safety(null, null, List.of());

  public Safety {
    required = List.copyOf(required);
  }

  /// What this place leaves open, the other one says; both are heard of what is required.
  public Safety over(Safety other) {
    Set<Safeguard> both = new LinkedHashSet<>(required);
    both.addAll(other.required);
    return new Safety(
        namespace == null ? other.namespace : namespace,
        onClaimed == null ? other.onClaimed : onClaimed,
        List.copyOf(both));
  }

  /// Whether a step waits for whoever is at its targets.
  public boolean waits() {
    return onClaimed == OnClaimed.WAIT;
  }

  public boolean requires(Safeguard safeguard) {
    return required.contains(safeguard);
  }
}
