package turbulence.faults.kubernetes.remote;

import java.io.IOException;
import java.io.InputStream;
import turbulence.experiment.http.HttpExchange;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Query;
import turbulence.faults.kubernetes.cluster.Ref;

/// What containers wrote to their logs. Shared between threads.
///
/// @param most how many bytes of each are kept, the last ones
public record Logs(Cluster cluster, int most) {

  /// The log of a pod's container.
  ///
  /// @param query which container, and which part of its log
  public String read(Ref pod, Query query) throws ClusterFailed, InterruptedException {
    return cluster.listen(Call.get(pod.part("log")).with(query), this::text);
  }

  private String text(HttpExchange exchange) throws IOException {
    Tail tail = new Tail(most);
    InputStream in = exchange.body();
    byte[] buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      tail.add(buffer, count);
    }
    return tail.text();
  }
}
