package turbulence.simulator.scenario;

import java.util.List;
import java.util.Set;
import turbulence.simulator.mesh.Mesh;
import turbulence.simulator.metrics.MetricsPort;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Front;
import turbulence.simulator.traffic.Gateway;
import turbulence.simulator.traffic.Peers;
import turbulence.simulator.traffic.Telemetry;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.traffic.policy.Policies;
import turbulence.simulator.workload.Workload;
import turbulence.simulator.workload.Workloads;

/// The network of a cluster with all that lies between callers and those they call.
record Traffic(Mesh mesh, Wires wires) {
  private static final String PROXY = "istio/proxyv2";

  /// What tells a container with a proxy from those that only prepare it.
  private static final Set<String> PROXIES = Set.of("proxy", "router", "sidecar");

  static Traffic of(Store store, Timeline timeline, long seed, Telemetry telemetry) {
    Peers peers = new Peers(store);
    Mesh mesh = new Mesh(store, timeline, peers, telemetry, seed);
    Policies policies = new Policies(store, timeline, peers);
    Wires.Hops hops =
        new Wires.Hops(
            List.of(policies.lookups(), mesh.outbound()), List.of(policies, mesh.inbound()));
    return new Traffic(mesh, new Wires(timeline, store, hops));
  }

  /// The mesh's way into the cluster.
  Front front() {
    return mesh.front(wires.networkOf("", Gateway.ADDRESS));
  }

  /// The images, of which proxies of the mesh do to traffic what its rules say.
  Workloads with(Workloads images, MetricsPort metrics) {
    Workload image = images.of(PROXY);
    Workload metered =
        shell -> {
          image.start(shell);
          if (PROXIES.stream().anyMatch(shell.arguments()::contains)) {
            metrics.open(shell);
          }
        };
    return images.add(PROXY, mesh.proxy(metered, wires));
  }
}
