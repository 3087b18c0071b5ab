package turbulence.simulator.metrics;

import turbulence.simulator.metrics.MeshMetrics.Proxy;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Shell;

/// Where a sidecar tells what it has counted: Envoy's port, which the agent beside it asks, too.
public final class MetricsPort {
  private static final int PORT = 15_090;

  private final MeshMetrics metrics;

  public MetricsPort(MeshMetrics metrics) {
    this.metrics = metrics;
  }

  /// Opens the port of a proxy that starts in that container, and has it count from nothing.
  public void open(Shell shell) {
    Shell.Place place = shell.place();
    ProxyCounts counts = metrics.started(new Proxy(place.namespace(), place.pod()));
    shell.listen(PORT, request -> answer(request, counts));
  }

  private static Response answer(Request request, ProxyCounts counts) {
    return switch (request.path()) {
      case "/stats/prometheus" -> Response.of(200, Exposition.CONTENT_TYPE, Exposition.of(counts));
      default -> Response.text(404, "404 page not found\n");
    };
  }
}
