package turbulence.faults.kubernetes.undo;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.DeleteCreated;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.experiment.extension.Undoer;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.json.JsonObject;

/// Gives objects in clusters the fields that they had, and deletes those that steps made. It writes
/// only onto what it has just looked at, so that nobody's work in between is lost.
public final class ObjectUndoer implements Undoer {
  private static final int MOST_TRIES = 20;
  private static final Duration PAUSE = Duration.ofMillis(25);

  @Override
  public boolean handles(Undo undo) {
    return undo instanceof RestoreFields || undo instanceof DeleteCreated;
  }

  @Override
  public @Nullable String elsewhere(List<Undo> history, Means means)
      throws ActivityFailed, InterruptedException {
    Reach.Found found = Reach.of(means).find(ObjectHistory.of(history).object());
    return found.cluster() == null ? found.where() : null;
  }

  @Override
  public Standing compare(List<Undo> history, Means means)
      throws ActivityFailed, InterruptedException {
    ObjectHistory object = ObjectHistory.of(history);
    Reach reach = Reach.of(means);
    Reach.Found found = reach.find(object.object());
    if (found.cluster() == null) {
      return Standing.elsewhere(found.where());
    }
    try {
      return object.standing(found.cluster().find(object.ref()).orElse(null));
    } catch (ClusterFailed e) {
      throw reach.failed(object.object(), e);
    }
  }

  @Override
  public Standing restore(List<Undo> history, Means means)
      throws ActivityFailed, InterruptedException {
    ObjectHistory object = ObjectHistory.of(history);
    Reach reach = Reach.of(means);
    Reach.Found found = reach.find(object.object());
    if (found.cluster() == null) {
      return Standing.elsewhere(found.where());
    }
    for (int tries = 1; ; tries++) {
      try {
        return once(object, found.cluster());
      } catch (ClusterFailed e) {
        if (!isOvertaken(e) || tries == MOST_TRIES) {
          throw reach.failed(object.object(), e);
        }
        means.world().sleep(PAUSE);
      }
    }
  }

  /// Whether somebody wrote to it, or deleted it, since it was looked at.
  private static boolean isOvertaken(ClusterFailed e) {
    return e.isConflict() || e.isNotFound();
  }

  private static Standing once(ObjectHistory object, Cluster cluster)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    JsonObject live = cluster.find(object.ref()).orElse(null);
    Standing standing = object.standing(live);
    if (live == null || !standing.is(Kind.OURS)) {
      return standing;
    }
    if (object.isMade()) {
      String uid = live.object("metadata").text("uid").orElse("");
      cluster.delete(object.ref(), Deletion.USUAL.of(uid));
      return Standing.SETTLED;
    }
    Standing after = object.standing(cluster.patch(object.ref(), Patch.merge(object.patch(live))));
    if (after.is(Kind.OURS)) {
      throw new ActivityFailed("the API took the former value and did not keep it");
    }
    return after;
  }
}
