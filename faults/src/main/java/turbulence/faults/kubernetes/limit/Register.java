package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonObject;

/// The objects that one look at limits needs, each read once.
final class Register {
  /// Up to so many are read one by one, more of them as a list.
  private static final int FEW = 5;

  private final Cluster cluster;
  private final Map<Ref, Optional<JsonObject>> objects = new HashMap<>();
  private final Map<Ref, Unreadable> unreadable = new HashMap<>();
  private final Map<Listing, List<JsonObject>> lists = new HashMap<>();

  Register(Cluster cluster, Map<Ref, JsonObject> known) {
    this.cluster = cluster;
    known.forEach((ref, object) -> objects.put(ref, Optional.of(object)));
  }

  Cluster cluster() {
    return cluster;
  }

  /// Takes an object for read.
  void know(Ref ref, JsonObject object) {
    objects.putIfAbsent(ref, Optional.of(object));
  }

  /// The object, whole or no more than its metadata; empty when it is not there.
  Optional<JsonObject> get(Ref ref) throws Unreadable, InterruptedException {
    Unreadable failed = unreadable.get(ref);
    if (failed != null) {
      throw failed;
    }
    Optional<JsonObject> object = objects.get(ref);
    return object != null ? object : read(ref);
  }

  /// The object with all of it; empty when it is not there.
  Optional<JsonObject> whole(Ref ref) throws Unreadable, InterruptedException {
    Optional<JsonObject> object = get(ref);
    return object.isEmpty() || object.get().has("spec") ? object : read(ref);
  }

  private Optional<JsonObject> read(Ref ref) throws Unreadable, InterruptedException {
    try {
      Optional<JsonObject> object = cluster.find(ref);
      objects.put(ref, object);
      return object;
    } catch (ClusterFailed e) {
      Need need = Need.of("get", ref.resource(), ref.namespace());
      Unreadable failed = Unreadable.of(e, need);
      unreadable.put(ref, failed);
      throw failed;
    }
  }

  /// Reads the metadata of many at once, where that takes fewer calls.
  void gather(Collection<Ref> refs) throws InterruptedException {
    record Place(Resource resource, String namespace) {}
    Map<Place, Set<Ref>> wanted = new LinkedHashMap<>();
    for (Ref ref : refs) {
      if (!objects.containsKey(ref) && !unreadable.containsKey(ref)) {
        Place place = new Place(ref.resource(), ref.namespace());
        wanted.computeIfAbsent(place, _ -> new HashSet<>()).add(ref);
      }
    }
    for (Map.Entry<Place, Set<Ref>> entry : wanted.entrySet()) {
      if (entry.getValue().size() > FEW) {
        Place place = entry.getKey();
        gather(place.resource().in(place.namespace()).metadataOnly(), entry.getValue());
      }
    }
  }

  private void gather(Listing listing, Set<Ref> wanted) throws InterruptedException {
    Map<Ref, JsonObject> found = new HashMap<>();
    try {
      for (JsonObject object : list(listing)) {
        Ref ref = ref(listing.resource(), object);
        if (wanted.contains(ref)) {
          found.put(ref, object);
        }
      }
      wanted.forEach(ref -> objects.put(ref, Optional.ofNullable(found.get(ref))));
    } catch (Unreadable e) {
      wanted.forEach(ref -> unreadable.put(ref, e));
    }
  }

  static Ref ref(Resource resource, JsonObject object) {
    JsonObject metadata = object.object("metadata");
    String namespace = metadata.text("namespace").orElse("");
    return resource.ref(namespace, metadata.text("name").orElse(""));
  }

  List<JsonObject> list(Listing listing) throws Unreadable, InterruptedException {
    List<JsonObject> all = lists.get(listing);
    if (all == null) {
      all = new ArrayList<>();
      each(listing, all::add);
      lists.put(listing, all);
    }
    return all;
  }

  /// Hands them over one by one, so that none has to be kept.
  void each(Listing listing, Consumer<JsonObject> consumer)
      throws Unreadable, InterruptedException {
    try {
      cluster.list(listing, consumer);
    } catch (ClusterFailed e) {
      throw Unreadable.of(e, Need.of("list", listing.resource(), listing.namespace()));
    }
  }

  /// What controls an object; null when nothing does, or nothing that can be asked for.
  @Nullable Ref owner(Ref ref, JsonObject object) throws Unreadable, InterruptedException {
    Owner owner = Owner.of(object);
    if (owner == null) {
      return null;
    }
    try {
      return cluster.resource(owner.apiVersion(), owner.kind()).ref(ref.namespace(), owner.name());
    } catch (ClusterFailed e) {
      if (e.isNotFound()) {
        return null; // such as an owner whose kind was removed
      }
      throw Unreadable.of(e, Need.of("get", ref.resource(), ref.namespace()));
    }
  }
}
