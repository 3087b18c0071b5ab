package turbulence.faults.kubernetes.networking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.networking.Severing.Wall;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.Presence;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The policies of a partition, ready to be made.
record Walls(Cluster cluster, List<Wall> walls, List<Side> sides, Ranges ranges) {
  Prepared prepared(Forecasting rights) throws InterruptedException {
    List<Undo> ways = new ArrayList<>();
    List<Evidence> signs = new ArrayList<>();
    for (Wall wall : walls) {
      ways.addAll(WayBack.created(cluster, ref(wall)));
      signs.add(new Presence(cluster, Kind.NETWORK_POLICY, ref(wall), true, "", true));
    }
    Set<Target> targets = new LinkedHashSet<>();
    Set<Ref> pods = new LinkedHashSet<>();
    for (Side side : sides) {
      for (JsonObject pod : side.pods()) {
        String name = pod.object("metadata").text("name").orElse("");
        targets.add(new Target("pod", side.ns(), name));
        pods.add(Resource.PODS.ref(side.ns(), name));
      }
    }
    return Prepared.of(List.copyOf(targets), this::act)
        .undoneBy(ways)
        .shownBy(signs)
        .treading(Footprints.objects(cluster, pods))
        .foretoldBy(() -> look(rights.look()));
  }

  private static Ref ref(Wall wall) {
    return Kind.NETWORK_POLICY.ref(wall.ns(), wall.name());
  }

  private Json act() throws ActivityFailed, InterruptedException {
    List<String> names = new ArrayList<>();
    for (Wall wall : walls) {
      try {
        cluster.create(Resource.NETWORK_POLICIES, wall.ns(), wall.policy());
      } catch (ClusterFailed e) {
        throw Refused.whole("failed to create networkpolicy '" + wall.name() + "'", e);
      }
      names.add(wall.ns() + "/" + wall.name());
    }
    return JsonArray.from(names);
  }

  private Forecast look(Forecast rights) {
    List<String> effects = new ArrayList<>();
    walls.forEach(wall -> effects.add(wall.words() + ": policy " + wall.ns() + "/" + wall.name()));
    List<String> unknown = new ArrayList<>(rights.unknown());
    for (Side side : sides) {
      if (!ranges.outside(side.addresses()).isEmpty()) {
        unknown.add(
            "whether pods of "
                + side.ns()
                + " that come later are cut off, too: their addresses lie in no range that a node"
                + " tells of");
      }
    }
    return new Forecast(effects, rights.refusals(), rights.lasting(), unknown);
  }
}
