package turbulence.faults.kubernetes.undo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Undo.ClusterObject;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.json.JsonObject;

/// Which of the clusters that entries of ledgers speak of are at hand. Shared between threads.
public final class Reach implements AutoCloseable {
  /// Who does not answer is not asked again at once for each of a hundred objects.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Means means;
  private final Map<Place, Found> found = new ConcurrentHashMap<>();
  private final Map<Place, Silence> silent = new ConcurrentHashMap<>();

  private Reach(Means means) {
    this.means = means;
  }

  private record Key(boolean near) {}

  /// Clusters that cannot be told apart by what they say of themselves are by how they were
  /// reached.
  private record Place(String cluster, String context, String server) {
    static Place of(ClusterObject object) {
      return new Place(object.cluster(), object.context(), object.server());
    }
  }

  private record Silence(String words, long until) {}

  /// A cluster, or in words where it is instead.
  public record Found(@Nullable Cluster cluster, String where) {}

  public static Reach of(Means means) {
    return means.shared().get(new Key(means.near()), Reach.class, () -> new Reach(means));
  }

  /// The cluster of that object: by what the run itself used, by the name that it had then, or by
  /// whatever is called the present one.
  public Found find(ClusterObject object) throws ActivityFailed, InterruptedException {
    Place place = Place.of(object);
    Silence silence = silent.get(place);
    if (silence != null && means.world().nanoTime() - silence.until() < 0) {
      throw new ActivityFailed(silence.words());
    }
    Found known = found.get(place);
    if (known == null) {
      known = new Search(object).find();
      found.put(place, known);
    }
    return known;
  }

  /// What to say of a cluster that refused something, or did not answer.
  ActivityFailed failed(ClusterObject object, ClusterFailed e) {
    String words = "it lies in " + place(object) + ": " + e.words();
    if (e.code() == 0) {
      long until = means.world().nanoTime() + PATIENCE.toNanos();
      silent.put(Place.of(object), new Silence(words, until));
    }
    return new ActivityFailed(words, e);
  }

  private static String place(ClusterObject object) {
    String at = object.server();
    return object.context().isEmpty()
        ? "the cluster at " + at
        : "the cluster of context '" + object.context() + "' at " + at;
  }

  @Override
  public void close() {
    found.clear();
  }

  /// One look around.
  private final class Search {
    private final ClusterObject object;
    private final List<Cluster> others = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();
    private @Nullable ClusterFailed failed;

    Search(ClusterObject object) {
      this.object = object;
    }

    Found find() throws ActivityFailed, InterruptedException {
      for (Cluster used : means.shared().all(Cluster.class)) {
        if (isIt(used)) {
          return new Found(used, "");
        }
      }
      Cluster named = means.near() || object.context().isEmpty() ? null : named(object.context());
      if (named != null && isIt(named)) {
        return new Found(named, "");
      }
      Cluster present = named("");
      if (present != null && isIt(present)) {
        return new Found(present, "");
      }
      if (failed != null) {
        throw failed(object, failed);
      }
      return new Found(null, "it lies in " + place(object) + ", " + instead());
    }

    private @Nullable Cluster named(String context) {
      JsonObject keys =
          context.isEmpty() ? JsonObject.EMPTY : JsonObject.of("KUBERNETES_CONTEXT", context);
      try {
        return Clusters.of(means.world(), keys, means.shared());
      } catch (ActivityFailed e) {
        obstacles.add(e.reason());
        return null;
      }
    }

    private boolean isIt(Cluster cluster) throws InterruptedException {
      if (others.contains(cluster)) {
        return false;
      }
      others.add(cluster);
      try {
        return cluster.is(object.cluster());
      } catch (ClusterFailed e) {
        failed = e;
        return false;
      }
    }

    private String instead() {
      List<String> there = new ArrayList<>();
      for (Cluster other : others) {
        if (other.access().address().equals(object.server())) {
          return "where another one is by now";
        }
        if (!there.contains(other.toString())) {
          there.add(other.toString());
        }
      }
      return there.isEmpty()
          ? "which is not at hand: " + obstacles.getLast()
          : "and at hand is " + String.join(" and ", there);
    }
  }
}
