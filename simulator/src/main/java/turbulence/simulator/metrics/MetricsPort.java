package turbulence.simulator.metrics;

import java.util.List;
import turbulence.simulator.metrics.MeshMetrics.Proxy;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Shell;

/// Where a sidecar tells what it has counted: ports 15090, Envoy's, and 15020, the agent's.
public final class MetricsPort {
  private static final List<Integer> PORTS = List.of(15_090, 15_020);

  private final MeshMetrics metrics;

  public MetricsPort(MeshMetrics metrics) {
    this.metrics = metrics;
  }

  /// Opens the ports of a proxy that starts in that container, and has it count from nothing.
  public void open(Shell shell) {
    Shell.Place place = shell.place();
    ProxyCounts counts = metrics.started(new Proxy(place.namespace(), place.pod()));
    PORTS.forEach(port -> shell.listen(port, request -> answer(request, counts)));
  }

  private static Response answer(Request request, ProxyCounts counts) {
    return switch (request.path()) {
      case "/stats/prometheus", "/metrics" ->
          Response.of(200, Exposition.CONTENT_TYPE, Exposition.of(counts));
      case "/healthz/ready" -> Response.text(200, "");
      default -> Response.text(404, "404 page not found\n");
    };
  }
}
