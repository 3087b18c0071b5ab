package turbulence.faults.kubernetes.safekeeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.extension.Intent;
import turbulence.experiment.extension.Safekeeping;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.json.JsonObject;

/// What guards one run in all the clusters that it changes. Shared between threads.
final class ClusterSafekeeping implements Safekeeping {
  private final Charge charge;
  private final Map<String, Post> posts = new ConcurrentHashMap<>();
  private final Heartbeat heartbeat;

  ClusterSafekeeping(Charge charge) {
    this.charge = charge;
    this.heartbeat = new Heartbeat(charge.world(), this::beat);
  }

  @Override
  public boolean claim(Intent intent) throws ActivityFailed, InterruptedException {
    Post post = post(intent);
    boolean free = post.claim(intent.prepared().targets());
    if (post.isLeased()) {
      heartbeat.start();
    }
    return free;
  }

  @Override
  public void keep(Intent intent, List<JsonObject> lines)
      throws ActivityFailed, InterruptedException {
    post(intent).keep(lines);
  }

  /// In the cluster that the step works on, under whatever name.
  private Post post(Intent intent) throws ActivityFailed {
    Cluster cluster = Clusters.of(intent.scope());
    return posts.computeIfAbsent(cluster.access().address(), _ -> new Post(cluster, charge));
  }

  private void beat() throws InterruptedException {
    for (Post post : posts.values()) {
      post.beat();
    }
  }

  @Override
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Post post : posts.values()) {
      missing.addAll(post.missing());
    }
    return missing;
  }

  @Override
  public void end(List<JsonObject> lines) throws InterruptedException {
    heartbeat.close();
    for (Post post : posts.values()) {
      post.end(lines);
    }
  }

  @Override
  public void close() {
    heartbeat.close();
  }
}
