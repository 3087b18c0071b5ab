package turbulence.faults.kubernetes.workload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.forecast.Scaling;
import turbulence.faults.kubernetes.forecast.Together;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.limit.Print;
import turbulence.faults.kubernetes.many.Each;
import turbulence.faults.kubernetes.object.Condition;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.ReplicaCount;
import turbulence.faults.kubernetes.object.Scale;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The workloads that are switched off, while they are gathered.
final class Switching {
  private static final Json NONE = new JsonNumber(0);

  private final Scope scope;
  private final Cluster cluster;
  private final List<One> all = new ArrayList<>();
  private final List<Undo> ways = new ArrayList<>();
  private final List<Evidence> signs = new ArrayList<>();
  private final List<Together.Part> forecasts = new ArrayList<>();
  private @Nullable Print print;

  /// One of them.
  private record One(Ref ref, Target target) {}

  Switching(Scope scope, Cluster cluster) {
    this.scope = scope;
    this.cluster = cluster;
  }

  void off(Kind kind, JsonObject live) throws InterruptedException {
    JsonObject metadata = live.object("metadata");
    String name = metadata.text("name").orElse("");
    Ref ref = kind.ref(metadata.text("namespace").orElse(""), name);
    One one = new One(ref, kind.target(ref.namespace(), name));
    all.add(one);
    ways.addAll(WayBack.of(cluster, ref, live, Scale.REPLICAS, NONE));
    signs.add(new ReplicaCount(cluster, kind, ref, 0, true));
    forecasts.add(new Together.Part(one.target().words(), new Scaling(cluster, ref, live, 0)));
    Print step =
        Footprints.scaled(cluster, ref, (int) Condition.replicas(live), 0)
            .knowing(kind.resource(), List.of(live));
    print = print == null ? step : print.and(step);
  }

  Prepared prepared() {
    Prepared prepared =
        Prepared.of(all.stream().map(One::target).toList(), this::act)
            .undoneBy(ways)
            .shownBy(signs)
            .foretoldBy(new Together(forecasts));
    return print == null ? prepared : prepared.treading(print);
  }

  private Json act() throws ActivityFailed, InterruptedException {
    Patch patch = Patch.strategic(Scale.REPLICAS.put(JsonObject.EMPTY, NONE));
    Each.of(
            scope,
            all,
            one -> {
              cluster.patch(one.ref(), patch);
              return true;
            })
        .orFail(one -> one.target().words(), "was not scaled to zero");
    return JsonArray.from(all.stream().map(one -> one.target().words()).toList());
  }
}
