package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.extension.Intent;
import turbulence.experiment.extension.Safekeeper;
import turbulence.experiment.extension.Safekeeping;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.model.Activity;

/// Guards a run in the systems that its steps change, by whoever knows these. Nothing is begun for
/// a run that changes nothing there. Shared between threads.
final class Custody implements AutoCloseable {
  private final Catalog catalog;
  private final Charge charge;
  private final OpenRun ledger;
  private final Map<Safekeeper, Safekeeping> begun = new LinkedHashMap<>();
  private @Nullable List<Safekeeper> safekeepers;

  Custody(Catalog catalog, Charge charge, OpenRun ledger) {
    this.catalog = catalog;
    this.charge = charge;
    this.ledger = ledger;
  }

  /// Keeps others off the targets of a step that is about to act.
  ///
  /// @return whether nobody else was at them: otherwise the step has to look again
  boolean claim(Intent intent, Activity activity) throws ActivityFailed, InterruptedException {
    boolean free = true;
    for (Safekeeping guard : guards(intent)) {
      try {
        free &= guard.claim(intent);
      } catch (ActivityFailed e) {
        throw refused(activity, e);
      }
    }
    return free;
  }

  /// Writes down the way back of a step, here first and then where it acts.
  ///
  /// @return what [OpenRun#acted] wants to hear afterwards
  List<Long> record(Intent intent, Activity activity) throws ActivityFailed, InterruptedException {
    List<Long> written = ledger.record(activity.name(), intent.prepared().undo());
    for (Safekeeping guard : written.isEmpty() ? List.<Safekeeping>of() : guards(intent)) {
      try {
        guard.keep(intent, ledger.lines());
      } catch (ActivityFailed e) {
        throw refused(activity, e);
      }
    }
    return written;
  }

  private static ActivityFailed refused(Activity activity, ActivityFailed e) {
    return new ActivityFailed("'" + activity.name() + "' is not done, because " + e.reason(), e);
  }

  private synchronized List<Safekeeping> guards(Intent intent) {
    if (intent.prepared().targets().isEmpty() && intent.prepared().undo().isEmpty()) {
      return List.of();
    }
    if (safekeepers == null) {
      safekeepers = catalog.safekeepers();
    }
    List<Safekeeping> guards = new ArrayList<>();
    for (Safekeeper safekeeper : safekeepers) {
      if (safekeeper.isFor(intent.step())) {
        guards.add(begun.computeIfAbsent(safekeeper, it -> it.begin(charge)));
      }
    }
    return guards;
  }

  private synchronized List<Safekeeping> all() {
    return List.copyOf(begun.values());
  }

  /// What the run had to do without, in words.
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Safekeeping guard : all()) {
      missing.addAll(guard.missing());
    }
    return missing;
  }

  /// The run is over, and its ledger says how.
  void end() {
    try {
      for (Safekeeping guard : all()) {
        guard.end(ledger.left());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    all().forEach(Safekeeping::close);
  }
}
