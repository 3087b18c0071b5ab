package turbulence.faults.kubernetes.undo;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.DeleteCreated;
import turbulence.experiment.extension.Undo.RecreateDeleted;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.experiment.extension.Undoer;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.json.JsonObject;

/// Gives objects in clusters the fields that they had, deletes those that steps made and makes
/// again those that steps deleted. It writes only onto what it has just looked at, so that nobody's
/// work in between is lost.
public final class ObjectUndoer implements Undoer {
  private static final int MOST_TRIES = 20;
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration LEAVING = Duration.ofMinutes(1);

  @Override
  public boolean handles(Undo undo) {
    return undo instanceof RestoreFields
        || undo instanceof DeleteCreated
        || undo instanceof RecreateDeleted;
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
      Cluster cluster = found.cluster();
      return object
          .making(cluster.made(object.ref()))
          .standing(cluster.find(object.ref()).orElse(null));
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
        awaitGone(object, found.cluster(), means);
        return once(object.making(found.cluster().made(object.ref())), found.cluster());
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

  /// What was deleted may take its time to go, and its name is taken until then.
  private static void awaitGone(ObjectHistory object, Cluster cluster, Means means)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    long end = means.world().nanoTime() + LEAVING.toNanos();
    for (JsonObject live = leaving(object, cluster);
        live != null;
        live = leaving(object, cluster)) {
      if (means.world().nanoTime() - end >= 0) {
        throw new ActivityFailed(
            "it was deleted and is still on its way out, held by its finalizers "
                + live.object("metadata").array("finalizers"));
      }
      means.world().sleep(LOOK);
    }
  }

  private static @Nullable JsonObject leaving(ObjectHistory object, Cluster cluster)
      throws ClusterFailed, InterruptedException {
    return object.content() == null
        ? null
        : cluster.find(object.ref()).filter(object::isLeaving).orElse(null);
  }

  private static Standing make(ObjectHistory object, Cluster cluster)
      throws ClusterFailed, InterruptedException {
    Ref ref = object.ref();
    JsonObject content = object.remains();
    try {
      cluster.create(ref.resource(), ref.namespace(), content);
    } catch (ClusterFailed e) {
      JsonObject eased = Remains.eased(content);
      if (e.code() != 422 || eased.equals(content)) {
        throw e;
      }
      cluster.create(ref.resource(), ref.namespace(), eased);
    }
    return Standing.SETTLED;
  }

  private static Standing once(ObjectHistory object, Cluster cluster)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    JsonObject live = cluster.find(object.ref()).orElse(null);
    Standing standing = object.standing(live);
    if (!standing.is(Kind.OURS)) {
      return standing;
    }
    if (live == null) {
      return make(object, cluster);
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
