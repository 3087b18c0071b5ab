package turbulence.faults.kubernetes.pod;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.many.CutShort;
import turbulence.faults.kubernetes.many.Each;
import turbulence.faults.kubernetes.many.Outcomes;
import turbulence.faults.kubernetes.remote.Exec;
import turbulence.faults.kubernetes.remote.Unrun;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.select.PodTargets;
import turbulence.json.Json;
import turbulence.json.JsonArray;

/// Does something by commands in many containers at once, with an answer from each.
final class Inside {
  private static final int MOST = 1 << 20;
  private static final int MOST_OF_ALL = 16 << 20;
  private static final int LEAST = 16 << 10;

  private final Scope scope;
  private final List<Insider> insiders;
  private final String undone;
  private final Map<Insider, Json> answers = new ConcurrentHashMap<>();
  private volatile @Nullable ClusterFailed gone;

  /// @param undone what is said of a pod where it failed: `did not run the command`
  Inside(Scope scope, List<Insider> insiders, String undone) {
    this.scope = scope;
    this.insiders = insiders;
    this.undone = undone;
  }

  /// What is done in one of them; what it throws is told of that one.
  @FunctionalInterface
  interface Doing {
    Json in(Insider insider, Exec exec)
        throws ClusterFailed, ActivityFailed, Unrun, InterruptedException;
  }

  /// What a step needs that runs commands.
  static List<Need> needs(PodTargets pods) {
    List<Need> needs = new ArrayList<>(pods.finding());
    // Whoever opens a WebSocket gets; since Kubernetes 1.35 he creates, too.
    needs.addAll(pods.hitting("get", "exec"));
    needs.addAll(pods.hitting("create", "exec"));
    return needs;
  }

  /// The answers, in the order of the containers. Those of pods that were gone are missing.
  JsonArray act(Duration within, Doing doing) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    int most = Math.clamp(MOST_OF_ALL / Math.max(1, insiders.size()), LEAST, MOST);
    Exec exec = new Exec(scope.world(), cluster, within, most);
    Outcomes<Insider> outcomes;
    try {
      outcomes = Each.of(scope, insiders, it -> done(it, exec, doing));
    } catch (CutShort e) {
      if (!answers.isEmpty()) {
        scope.events().warning("interrupted after it was done in " + names());
      }
      throw e;
    }
    outcomes.orFail(it -> it.pod().words(), undone);
    ClusterFailed last = gone;
    if (last != null && answers.isEmpty()) {
      throw new ActivityFailed("Every selected pod was gone: " + last.words(), last);
    }
    List<Json> all = new ArrayList<>();
    for (Insider each : insiders) {
      Json answer = answers.get(each);
      if (answer != null) {
        all.add(answer);
      }
    }
    return JsonArray.from(all);
  }

  private boolean done(Insider insider, Exec exec, Doing doing)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    try {
      answers.put(insider, doing.in(insider, exec));
      return true;
    } catch (Unrun e) {
      throw new ActivityFailed("container " + insider.container() + ": " + e.reason(), e);
    } catch (ClusterFailed e) {
      if (e.isNotFound()) {
        gone = e;
      }
      throw e;
    }
  }

  private String names() {
    List<String> names = new ArrayList<>();
    for (Insider each : insiders) {
      if (answers.containsKey(each)) {
        names.add(each.pod().words());
      }
    }
    return String.join(", ", names);
  }
}
