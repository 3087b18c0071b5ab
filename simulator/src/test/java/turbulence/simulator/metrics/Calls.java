package turbulence.simulator.metrics;

import java.time.Duration;
import turbulence.simulator.traffic.Passage;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Passage.Party;

/// Passages for tests: the gateway and two applications call one another.
public final class Calls {
  public static final Party GATEWAY =
      new Party(
          "istio-system",
          "istio-ingressgateway-1",
          "istio-ingressgateway",
          "istio-ingressgateway",
          "",
          true);
  public static final Party REPEATER = shop("repeater", true);
  public static final Party DEMO = shop("go-demo-8", true);
  public static final Party DATABASE = shop("go-demo-8-db", true);
  public static final Party NOBODY = Party.UNKNOWN;

  private Calls() {}

  public static Party shop(String workload, boolean inMesh) {
    return new Party("go-demo-8", workload + "-pod", workload, workload, "", inMesh);
  }

  /// A line to a service of the namespace `go-demo-8`.
  public static Passage.Request line(String protocol, String service) {
    String host = service + ".go-demo-8.svc.cluster.local";
    return new Passage.Request(protocol, host, service, "go-demo-8", 100);
  }

  /// A request between them as one proxy saw it.
  public static Passage call(End end, Party from, Party to, int status, long millis) {
    String flags = status == 0 ? "DC" : "-";
    return new Passage(
        end,
        from,
        to,
        line("http", to.workload()),
        new Passage.Response(status, flags, Duration.ofMillis(millis), 2000));
  }
}
