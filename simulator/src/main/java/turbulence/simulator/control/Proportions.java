package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.store.Stored;

/// Spreads a Deployment's new size over its sets, in proportion while an update is under way.
final class Proportions {
  private final SetFamily family;

  Proportions(SetFamily family) {
    this.family = family;
  }

  void scale() {
    Stored only = activeOrLatest();
    Stored newest = family.newest();
    if (only != null) {
      if (ReplicaSets.wanted(only) != family.wanted()) {
        family.scale(only, family.wanted());
      }
    } else if (newest != null && isSaturated(newest)) {
      family.old().stream().filter(SetFamily::isActive).forEach(set -> family.scale(set, 0));
    } else if (family.rolling().rolls()) {
      spread();
    }
  }

  /// The one set with pods, or the latest when none has any; null when several have.
  private @Nullable Stored activeOrLatest() {
    List<Stored> active = family.all().stream().filter(SetFamily::isActive).toList();
    if (active.size() > 1) {
      return null;
    } else if (active.size() == 1) {
      return active.getFirst();
    }
    Stored newest = family.newest();
    List<Stored> old = family.old();
    return newest != null || old.isEmpty() ? newest : old.getLast();
  }

  private boolean isSaturated(Stored newest) {
    return Revisions.desired(newest) == family.wanted()
        && ReplicaSets.wanted(newest) == family.wanted()
        && Fields.whole(newest.status(), "availableReplicas", 0) == family.wanted();
  }

  private void spread() {
    long allowed = family.wanted() > 0 ? family.most() : 0;
    long toAdd = allowed - family.asked();
    List<Stored> active =
        new ArrayList<>(family.all().stream().filter(SetFamily::isActive).toList());
    Comparator<Stored> bySize = Comparator.comparingLong(ReplicaSets::wanted).reversed();
    active.sort(bySize.thenComparing(toAdd > 0 ? SetFamily.BY_AGE.reversed() : SetFamily.BY_AGE));
    long[] sizes = new long[active.size()];
    long added = 0;
    for (int i = 0; i < sizes.length; i++) {
      long share = share(active.get(i), toAdd, added);
      sizes[i] = ReplicaSets.wanted(active.get(i)) + share;
      added += share;
    }
    for (int i = 0; i < sizes.length; i++) {
      // What rounding left over goes to the largest.
      long size = i == 0 ? Math.max(0, sizes[0] + toAdd - added) : sizes[i];
      family.scale(active.get(i), size);
    }
  }

  private long share(Stored set, long toAdd, long added) {
    long has = ReplicaSets.wanted(set);
    long left = toAdd - added;
    if (has == 0 || toAdd == 0 || left == 0) {
      return 0;
    }
    long share = family.wanted() == 0 ? -has : grown(set, has) - has;
    return toAdd > 0 ? Math.min(share, left) : Math.max(share, left);
  }

  private long grown(Stored set, long has) {
    long before = Revisions.most(set, 0);
    if (before <= 0) {
      before = Math.max(1, Fields.whole(family.deployment().status(), "replicas", 1));
    }
    return Math.round((double) (has * family.most()) / before);
  }
}
