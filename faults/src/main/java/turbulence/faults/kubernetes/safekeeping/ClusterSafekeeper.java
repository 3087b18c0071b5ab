package turbulence.faults.kubernetes.safekeeping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.extension.Kept;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Safekeeper;
import turbulence.experiment.extension.Safekeeping;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.ClusterObject;
import turbulence.experiment.ledger.RunStore;
import turbulence.experiment.model.Safety;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.access.Access;
import turbulence.faults.kubernetes.access.ClusterUnreachable;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.undo.Reach;
import turbulence.json.JsonObject;

/// Guards runs in clusters, and finds what guards other ones.
public final class ClusterSafekeeper implements Safekeeper {
  private static final Duration WITHIN = Duration.ofSeconds(8);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// The namespace where the safeguards of a run lie.
  ///
  /// @param otherwise where they lie when nobody says anything
  public static String place(World world, Safety safety, String otherwise) {
    return Marks.place(world, safety.namespace(), otherwise);
  }

  @Override
  public boolean isFor(Action step) {
    return step instanceof Needing;
  }

  @Override
  public Safekeeping begin(Charge charge) {
    return new ClusterSafekeeping(charge);
  }

  @Override
  public List<Kept> kept(Means means) throws ActivityFailed, InterruptedException {
    return isAnywhere(means)
        ? kept(Clusters.of(means.world(), JsonObject.EMPTY, means.shared()), Marks.EVERY_RUN, means)
        : List.of();
  }

  private static boolean isAnywhere(Means means) {
    try {
      Access.find(means.world(), JsonObject.EMPTY);
      return true;
    } catch (ClusterUnreachable e) {
      return false; // who has no cluster asks for files
    }
  }

  @Override
  public List<Kept> kept(String run, List<Undo> changes, Means means)
      throws ActivityFailed, InterruptedException {
    Set<Cluster> clusters = new HashSet<>();
    for (Undo change : changes) {
      ClusterObject object = object(change);
      if (object != null) {
        Cluster cluster = Reach.of(means).find(object).cluster();
        if (cluster != null) {
          clusters.add(cluster);
        }
      }
    }
    List<Kept> kept = new ArrayList<>();
    for (Cluster cluster : clusters) {
      kept.addAll(kept(cluster, Marks.of(run), means));
    }
    return kept;
  }

  private static @Nullable ClusterObject object(Undo change) {
    return switch (change) {
      case Undo.RestoreFields fields -> fields.object();
      case Undo.DeleteCreated created -> created.object();
      case Undo.RecreateDeleted deleted -> deleted.object();
      default -> null;
    };
  }

  /// What is kept of runs that have left something changed here, and of those that live.
  private static List<Kept> kept(Cluster found, String selector, Means means)
      throws ActivityFailed, InterruptedException {
    Cluster cluster = found.within(WITHIN);
    Runs runs = new Runs(cluster, Marks.place(means.world(), null, cluster));
    Map<String, KeptRun> kept = new LinkedHashMap<>();
    try {
      for (JsonObject copy : allowed(runs, Resource.CONFIG_MAPS, selector)) {
        if (isFirst(copy)) {
          kept.put(key(copy), new KeptRun(cluster, means.world(), copy, null));
        }
      }
      for (JsonObject lease : allowed(runs, Resource.LEASES, selector)) {
        if (isFirst(lease)) {
          KeptRun other = kept.get(key(lease));
          JsonObject copy = other == null ? null : other.copy();
          kept.put(key(lease), new KeptRun(cluster, means.world(), copy, lease));
        }
      }
      for (KeptRun each : kept.values()) {
        each.read();
      }
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
    return new ArrayList<>(kept.values());
  }

  /// What may not be looked at is as if it were not there.
  private static List<JsonObject> allowed(Runs runs, Resource resource, String selector)
      throws ClusterFailed, InterruptedException {
    try {
      return runs.list(resource, selector);
    } catch (ClusterFailed e) {
      if (Refusal.isForGood(e)) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean isFirst(JsonObject object) {
    String run = Marks.run(object);
    String name = object.object("metadata").text("name").orElse("");
    return RunStore.isId(run) && name.equals(Marks.name(run));
  }

  private static String key(JsonObject object) {
    return Marks.namespace(object) + "/" + Marks.run(object);
  }

  @Override
  public Set<Kept> living(List<Kept> all, Means means) throws InterruptedException {
    Pulse pulse = new Pulse(means.world());
    Set<Kept> living = new HashSet<>();
    List<KeptRun> unknown = new ArrayList<>();
    for (Kept each : all) {
      if (each instanceof KeptRun run && run.lease() != null) {
        unknown.add(run);
      }
    }
    while (!unknown.isEmpty()) {
      unknown.removeIf(run -> {
        Pulse.Sign sign = run.lease() == null ? Pulse.Sign.DEAD : pulse.look(run.lease());
        if (sign == Pulse.Sign.LIVING) {
          living.add(run);
        }
        return sign != Pulse.Sign.UNKNOWN;
      });
      if (!unknown.isEmpty()) {
        means.world().sleep(PAUSE);
        for (KeptRun run : unknown) {
          run.look();
        }
      }
    }
    return living;
  }
}
