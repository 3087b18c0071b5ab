package turbulence.simulator.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.edge.ApiServer;
import turbulence.simulator.api.edge.Gate;
import turbulence.simulator.api.edge.Interference;
import turbulence.simulator.api.edge.LogQuery;
import turbulence.simulator.api.edge.LogSource;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.CustomDefinitions;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.StandardControllers;
import turbulence.simulator.control.scheduling.Scheduling;
import turbulence.simulator.http.HttpServer;
import turbulence.simulator.kubelet.Kubelets;
import turbulence.simulator.kubelet.Nodes;
import turbulence.simulator.kubelet.Timing;
import turbulence.simulator.scenario.ControlPlane;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.WallTimeline;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.workload.Workloads;
import turbulence.simulator.workload.image.Images;

/// Four nodes in three zones behind an HTTP port, in time that passes.
public final class StandingCluster implements AutoCloseable {
  private static final Resource NAMESPACES = new Resource("", "namespaces");

  private static final LogSource NO_LOGS =
      new LogSource() {
        @Override
        public void check(Stored pod, LogQuery query) {}

        @Override
        public void write(Stored pod, LogQuery query, OutputStream out, BooleanSupplier open) {}
      };

  private final List<Throwable> mistakes = new CopyOnWriteArrayList<>();
  private final WallTimeline timeline = WallTimeline.now(1, mistakes::add);
  private final ControlPlane plane = new ControlPlane(timeline, new Random(1));
  private final HttpServer server;

  public StandingCluster() throws IOException {
    Means means = new Means(plane.store(), plane.verbs(), timeline, new Random(2));
    Workloads images = Images.known();
    Kubelets kubelets =
        new Kubelets(
            means, new Wires(timeline, plane.store()), i -> Optional.of(images.of(i)), Timing.USUAL);
    List<Controller> controllers = new ArrayList<>(StandardControllers.of(means, "CERTIFICATE"));
    controllers.add(new CustomDefinitions(plane.store(), plane.verbs(), timeline));
    controllers.add(new Scheduling(means));
    controllers.add(kubelets);
    plane.run(controllers);
    for (String name : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
      plane.verbs().create(Caller.ADMIN, new Key(NAMESPACES, name), namespace(name));
    }
    timeline.soon(() -> join(kubelets));
    ApiServer api = plane.server(new Gate(null), Interference.NONE, NO_LOGS);
    server = HttpServer.start(0, null, api);
  }

  private static JsonObject namespace(String name) {
    return JsonObject.of("apiVersion", "v1", "kind", "Namespace")
        .with("metadata", JsonObject.of("name", name));
  }

  private void join(Kubelets kubelets) {
    for (int i = 0; i < 4; i++) {
      kubelets.join(Nodes.node("node-" + i, i, "zone-" + i % 3, timeline.instant()));
    }
    timeline.after(Duration.ofMillis(500), plane.store()::compact);
  }

  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /// What went wrong inside, as opposed to what was answered.
  public List<Throwable> mistakes() {
    return mistakes;
  }

  @Override
  public void close() throws IOException {
    server.close();
    plane.close();
    timeline.close();
  }
}
