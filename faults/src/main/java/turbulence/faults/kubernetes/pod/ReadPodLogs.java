package turbulence.faults.kubernetes.pod;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.python.SpokenTime;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Query;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.many.Each;
import turbulence.faults.kubernetes.remote.Logs;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Reads what pods wrote to their logs.
@About("Read the logs of pods, by their labels; gives the text of each under its name.")
public record ReadPodLogs(
    @About("What `{name}` in the selector stands for.") @Nullable String name,
    @About(
            "How far back to read, such as 10 minutes, 35s, 1h ago or 2026-01-31T10:00:00Z;"
                + " everything when left out.")
        @Nullable String last,
    @About("The namespace of the pods.") @Default("\"default\"") String ns,
    @About("Whether to read the logs of the containers' instances before the present ones.")
        @Default("false")
        boolean fromPrevious,
    LogSource source)
    implements Probe, Needing {
  private static final int MOST = 16 << 20;
  private static final int MOST_OF_ALL = 32 << 20;
  private static final int LEAST = 256 << 10;

  public ReadPodLogs {
    if (ns.isEmpty()) {
      throw new IllegalArgumentException("Cannot select pods. The namespace 'ns' is empty.");
    }
    last = last == null || last.isBlank() ? null : last;
    if (last != null && SpokenTime.read(last, Instant.EPOCH, ZoneOffset.UTC).isEmpty()) {
      throw new IllegalArgumentException(
          "last must be a time such as 10 minutes, 1h ago or 2026-01-31T10:00:00Z, not '"
              + last
              + "'");
    }
  }

  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("list", Resource.PODS, ns), Need.of("get", Resource.PODS, ns).part("log"));
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public JsonObject observe(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    Query part = part(scope.world());
    Map<Ref, String> containers = containers(cluster);
    int most = Math.clamp(MOST_OF_ALL / Math.max(1, containers.size()), LEAST, MOST);
    Logs logs = new Logs(cluster, most);
    Map<Ref, Json> texts = new ConcurrentHashMap<>();
    Each.of(
            scope,
            List.copyOf(containers.keySet()),
            pod -> {
              Query query = part.and("container", containers.getOrDefault(pod, ""));
              texts.put(pod, Json.of(logs.read(pod, query)));
              return true;
            })
        .orFail(pod -> "the log of pod " + pod.namespace() + "/" + pod.name(), "cannot be read");
    JsonObject.Builder all = JsonObject.builder();
    for (Ref pod : containers.keySet()) {
      Json text = texts.get(pod);
      if (text != null) {
        all.put(pod.name(), text);
      }
    }
    return all.build();
  }

  /// The pods as the API lists them, each with the container that is meant.
  private Map<Ref, String> containers(Cluster cluster) throws ActivityFailed, InterruptedException {
    Map<Ref, String> containers = new LinkedHashMap<>();
    try {
      cluster.list(
          Resource.PODS.in(ns).labels(source.labels(name)),
          pod -> {
            String called = pod.object("metadata").text("name").orElse("");
            containers.put(Resource.PODS.ref(ns, called), source.container(pod));
          });
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
    return containers;
  }

  private Query part(World world) throws ActivityFailed {
    Query part =
        Query.NONE
            .with("follow", "False")
            .with("previous", fromPrevious ? "True" : "False")
            .with("timestamps", "True");
    return last == null ? part : part.with("sinceSeconds", Long.toString(seconds(last, world)));
  }

  /// How many seconds ago that was, at least one.
  private static long seconds(String since, World world) throws ActivityFailed {
    Instant now = world.now();
    Instant time = SpokenTime.read(since, now, ZoneId.systemDefault()).orElse(now);
    Duration ago = Duration.between(time, now);
    if (ago.isNegative()) {
      throw new ActivityFailed("last '" + since + "' lies in the future");
    }
    return Math.max(1, ago.toSeconds());
  }
}
