package turbulence.simulator.workload.image;

import java.time.Duration;
import java.time.Instant;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Shell;

/// Tells Prometheus how busy its node was. A simulated node is as good as idle, and two processors
/// are all it has.
final class NodeExporter {
  private static final int PORT = 9100;
  private static final int PROCESSORS = 2;
  private static final String[] MODES = {"idle", "iowait", "system", "user"};
  private static final double[] SHARES = {0.9, 0.01, 0.03, 0.06};

  private final Shell shell;
  private final Instant beginning;

  private NodeExporter(Shell shell) {
    this.shell = shell;
    this.beginning = shell.now();
  }

  static void start(Shell shell) {
    NodeExporter exporter = new NodeExporter(shell);
    shell.onTermination(() -> shell.exit(0));
    shell.print("level=info msg=\"Listening on\" address=[::]:" + PORT);
    shell.listen(PORT, exporter::answer);
  }

  private Response answer(Request request) {
    return request.path().equals("/metrics")
        ? Response.text(200, metrics())
        : Response.text(200, "Node Exporter\n");
  }

  private String metrics() {
    double seconds = Duration.between(beginning, shell.now()).toMillis() / 1000.0;
    StringBuilder text = new StringBuilder("# TYPE node_cpu_seconds_total counter\n");
    for (int processor = 0; processor < PROCESSORS; processor++) {
      for (int mode = 0; mode < MODES.length; mode++) {
        text.append("node_cpu_seconds_total{cpu=\"")
            .append(processor)
            .append("\",mode=\"")
            .append(MODES[mode])
            .append("\"} ")
            .append(seconds * SHARES[mode])
            .append('\n');
      }
    }
    return text.toString();
  }
}
