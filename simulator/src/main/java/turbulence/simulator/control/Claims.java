package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Stored;

/// Decides what an owner manages: it adopts what fits its selector and belongs to nobody, and lets
/// go of what no longer fits.
public final class Claims {
  private final Means means;
  private final Stored owner;
  private final LabelSelector selector;
  private final String finalizer;
  private @Nullable Boolean mayAdopt;

  public Claims(Means means, Stored owner, LabelSelector selector) {
    this(means, owner, selector, "");
  }

  /// @param finalizer that what is adopted gets and what is let go loses; empty for none
  public Claims(Means means, Stored owner, LabelSelector selector, String finalizer) {
    this.means = means;
    this.owner = owner;
    this.selector = selector;
    this.finalizer = finalizer;
  }

  /// Those of the candidates that the owner manages now.
  public List<Stored> claim(List<Stored> candidates) {
    List<Stored> claimed = new ArrayList<>(candidates.size());
    for (Stored candidate : candidates) {
      claim(candidate).ifPresent(claimed::add);
    }
    return claimed;
  }

  private Optional<Stored> claim(Stored candidate) {
    JsonObject controller = References.controller(candidate);
    boolean fits = selector.matches(candidate.metadata().object("labels"));
    if (controller == null) {
      boolean adoptable = fits && !owner.isDeleting() && !candidate.isDeleting();
      return adoptable && mayAdopt() ? adopt(candidate) : Optional.empty();
    } else if (!References.uid(controller).equals(owner.uid())) {
      return Optional.empty();
    } else if (!fits && !owner.isDeleting()) {
      release(candidate);
    }
    return fits ? Optional.of(candidate) : Optional.empty();
  }

  /// An owner that was deleted, or replaced under its name, adopts nothing.
  private boolean mayAdopt() {
    Boolean may = mayAdopt;
    if (may == null) {
      may =
          means
              .verbs()
              .get(owner.key())
              .map(now -> now.uid().equals(owner.uid()) && !now.isDeleting())
              .orElse(false);
      mayAdopt = may;
    }
    return may;
  }

  private Optional<Stored> adopt(Stored candidate) {
    return means
        .change(
            candidate,
            Part.OBJECT,
            now ->
                !isManaged(now)
                    ? Finalizers.with(References.with(now, References.to(owner)), finalizer)
                    : now)
        .filter(now -> References.isControlledBy(now, owner.uid()));
  }

  private void release(Stored candidate) {
    means
        .verbs()
        .change(
            Means.CALLER,
            candidate.key(),
            Part.OBJECT,
            now ->
                Finalizers.without(
                    References.without(
                        now, reference -> References.uid(reference).equals(owner.uid())),
                    finalizer));
  }

  private static boolean isManaged(JsonObject object) {
    return Fields.objects(object.object("metadata"), "ownerReferences").stream()
        .anyMatch(reference -> Fields.flag(reference, "controller"));
  }
}
