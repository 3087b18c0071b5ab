package turbulence.faults.kubernetes.object;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.forecast.Coming;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Makes an object, which is deleted again at the end of the run.
///
/// @param ns where; does not matter when its kind lies in no namespace
public record Making(Kind kind, String ns) {
  /// What it takes, before it is known what the object is called.
  public List<Need> needs() {
    return List.of(Need.of("get", kind.resource(), ns), Need.of("create", kind.resource(), ns));
  }

  /// What it takes to make one of that name.
  public List<Need> needs(String name) {
    return List.of(
        Need.of("get", kind.resource(), ns).on(name), Need.of("create", kind.resource(), ns));
  }

  /// What it takes to make that, as far as it says what it is called.
  public List<Need> needs(JsonObject content) {
    String name = Kind.name(content);
    return name.isEmpty() ? needs() : needs(name);
  }

  public Prepared fromFile(Scope scope, String path) throws ActivityFailed, InterruptedException {
    return of(scope, SpecFile.read(scope.world(), path), path);
  }

  /// @param origin where the content comes from, as messages name it
  public Prepared of(Scope scope, JsonObject content, String origin)
      throws ActivityFailed, InterruptedException {
    if (kind.resource().namespaced() && ns.isEmpty()) {
      throw new ActivityFailed("the namespace 'ns' is empty");
    }
    JsonObject named = named(scope, content, origin);
    Cluster cluster = Clusters.of(scope);
    Ref ref = kind.ref(ns, Kind.name(named));
    boolean isThere = find(cluster, ref).isPresent();
    // What is there already is not ours to delete: the API refuses to make another.
    List<Undo> way = isThere ? List.of() : WayBack.created(cluster, ref);
    return Prepared.of(List.of(kind.target(ns, ref.name())), () -> act(cluster, ref, named))
        .undoneBy(way)
        .shownBy(List.of(new Presence(cluster, kind, ref, true, "", !isThere)))
        .treading(Footprints.objects(cluster, List.of(ref)))
        .foretoldBy(new Coming(cluster, ref, isThere));
  }

  /// The content with a name: one that a cluster would have drawn is drawn here, so that the object
  /// can be found again.
  private JsonObject named(Scope scope, JsonObject content, String origin) throws ActivityFailed {
    Expectation expected = new Expectation(kind, ns, origin);
    expected.check(content);
    JsonObject metadata = content.object("metadata");
    if (!Kind.name(content).isEmpty()) {
      return content;
    }
    String start = metadata.text("generateName").orElse("");
    String end = HexFormat.of().toHexDigits(scope.world().random().nextInt()).substring(3);
    return content.with(
        "metadata", metadata.without("generateName").with("name", Json.of(start + end)));
  }

  private Optional<JsonObject> find(Cluster cluster, Ref ref)
      throws ActivityFailed, InterruptedException {
    try {
      return cluster.find(ref);
    } catch (ClusterFailed e) {
      throw failed(ref, e);
    }
  }

  private Json act(Cluster cluster, Ref ref, JsonObject content)
      throws ActivityFailed, InterruptedException {
    try {
      cluster.create(ref.resource(), ref.namespace(), content);
      return JsonNull.NULL;
    } catch (ClusterFailed e) {
      throw failed(ref, e);
    }
  }

  private ActivityFailed failed(Ref ref, ClusterFailed e) {
    return Refused.whole("failed to create " + kind.word() + " '" + ref.name() + "'", e);
  }
}
