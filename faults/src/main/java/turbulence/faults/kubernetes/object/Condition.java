package turbulence.faults.kubernetes.object;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.cluster.Change;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// Whether an object of a name is as it should be, now or within some time.
///
/// @param name null for any
/// @param labels that it has, too; null for any
public record Condition(Kind kind, String ns, @Nullable String name, @Nullable String labels) {
  /// What an object should be like.
  @FunctionalInterface
  public interface Wish {
    boolean isMet(JsonObject object);
  }

  /// With the name in the place of `{name}` among the labels.
  public static Condition filledIn(Kind kind, String ns, String name, @Nullable String labels) {
    return new Condition(kind, ns, name, labels == null ? null : labels.replace("{name}", name));
  }

  public List<Need> looking() {
    return List.of(narrow(Need.of("list", kind.resource(), ns)));
  }

  public List<Need> waiting() {
    return List.of(
        narrow(Need.of("list", kind.resource(), ns)),
        narrow(Need.of("watch", kind.resource(), ns)));
  }

  /// A list of one name can be granted by name.
  private Need narrow(Need need) {
    return name == null || name.isEmpty() ? need : need.on(name);
  }

  private Listing listing() throws ActivityFailed {
    if (ns.isEmpty() && kind.resource().namespaced()) {
      throw new ActivityFailed("the namespace 'ns' is empty");
    }
    Listing listing = kind.resource().in(ns);
    if (name != null && !name.isEmpty()) {
      listing = listing.fields("metadata.name=" + name);
    }
    return labels == null ? listing : listing.labels(labels);
  }

  public List<JsonObject> read(Cluster cluster) throws ActivityFailed, InterruptedException {
    try {
      return cluster.list(listing());
    } catch (ClusterFailed e) {
      throw Refused.selecting(labels, e);
    }
  }

  /// Whether there is one. No more of it is asked for than its metadata.
  public boolean isThere(Cluster cluster) throws ActivityFailed, InterruptedException {
    try {
      return !cluster.list(listing().metadataOnly()).isEmpty();
    } catch (ClusterFailed e) {
      throw Refused.selecting(labels, e);
    }
  }

  /// Whether one is as wished before the time is over; with no time at all, whether it is now. One
  /// that is deleted meets no wish.
  ///
  /// @param wanted whether the wish is to be met, or not to be
  public boolean comes(Cluster cluster, Duration within, Wish wish, boolean wanted)
      throws ActivityFailed, InterruptedException {
    if (within.isZero()) {
      return read(cluster).stream().anyMatch(object -> wish.isMet(object) == wanted);
    }
    try {
      return cluster.watch(listing(), within, change -> isMet(change, wish) == wanted);
    } catch (ClusterFailed e) {
      throw Refused.selecting(labels, e);
    }
  }

  private static boolean isMet(Change change, Wish wish) {
    return change.kind() != Change.Kind.DELETED && wish.isMet(change.object());
  }

  /// A number of its status; 0 when there is none.
  public static long status(JsonObject object, String field) {
    return number(object.object("status").get(field), 0);
  }

  /// How many pods it is to have.
  public static long replicas(JsonObject object) {
    return number(object.object("spec").get("replicas"), 1);
  }

  private static long number(@Nullable Json value, long otherwise) {
    return value instanceof JsonNumber number ? number.value().longValue() : otherwise;
  }
}
