package turbulence.faults.kubernetes.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Registers a node without any machine.
@About(
    "Create a node as an object: no machine comes with it. It is deleted after the run. Gives what"
        + " the API answers.")
public record CreateNode(
    @About("The node's metadata: `name`, `labels`, `annotations`. Keys may be `snake_case`, too.")
        @Nullable JsonObject meta,
    @About("The node's spec, such as `{unschedulable: true}`. Keys may be `snake_case`, too.")
        @Nullable JsonObject spec)
    implements Action, Needing {
  private static final Map<String, String> ODD =
      Map.of(
          "pod_cidr",
          "podCIDR",
          "pod_cidrs",
          "podCIDRs",
          "external_id",
          "externalID",
          "provider_id",
          "providerID");

  @Override
  public List<Need> needs() {
    Need create = Need.of("create", Resource.NODES, "");
    return name().isPresent() ? List.of(create, get()) : List.of(create);
  }

  private Need get() {
    return Need.of("get", Resource.NODES, "").on(name().orElse(""));
  }

  private Optional<String> name() {
    return meta == null ? Optional.empty() : meta.text("name").filter(name -> !name.isEmpty());
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    List<Target> targets = new ArrayList<>();
    List<Undo> ways = new ArrayList<>();
    List<Evidence> signs = new ArrayList<>();
    List<Ref> refs = name().map(Cordon::ref).stream().toList();
    for (Ref ref : refs) {
      targets.add(Target.of("node", ref.name()));
      if (!isThere(cluster, ref.name())) {
        ways.addAll(WayBack.created(cluster, ref));
        signs.add(new NodeThere(cluster, ref.name()));
      }
    }
    return Prepared.of(targets, () -> create(cluster))
        .undoneBy(ways)
        .shownBy(signs)
        .treading(Footprints.objects(cluster, refs))
        .foretoldBy(Rights.of(scope, this));
  }

  private static boolean isThere(Cluster cluster, String name)
      throws ActivityFailed, InterruptedException {
    try {
      return cluster.find(Cordon.ref(name)).isPresent();
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private Json create(Cluster cluster) throws ActivityFailed, InterruptedException {
    JsonObject.Builder node = JsonObject.builder();
    if (meta != null) {
      node.put("metadata", named(meta));
    }
    if (spec != null) {
      node.put("spec", named(spec));
    }
    try {
      return cluster.create(Resource.NODES, "", node.build());
    } catch (ClusterFailed e) {
      throw Refused.briefly("Creating new node failed", e);
    }
  }

  /// With the names that the API knows: Chaos Toolkit takes those of its Python client.
  private static JsonObject named(JsonObject object) {
    JsonObject.Builder named = JsonObject.builder();
    for (Map.Entry<String, Json> field : object) {
      named.put(name(field.getKey()), field.getValue());
    }
    return named.build();
  }

  private static String name(String key) {
    String odd = ODD.get(key);
    if (odd != null) {
      return odd;
    }
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < key.length(); i++) {
      char letter = key.charAt(i);
      if (letter == '_' && i > 0) {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(letter) : letter);
        upper = false;
      }
    }
    return name.toString();
  }
}
