import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.edge.Gate;
import turbulence.simulator.api.edge.Interference;
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
import turbulence.simulator.time.WallTimeline;
import turbulence.simulator.tls.Authority;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.workload.Workloads;
import turbulence.simulator.workload.image.Images;

/// A cluster of that many nodes over TLS. Writes where it is (port, token, file of the authority) to
/// a file once it listens.
///
///     Standing nodes file
final class Standing {
  private static final List<String> NAMESPACES =
      List.of("default", "kube-system", "kube-public", "kube-node-lease");

  public static void main(String... args) throws Exception {
    int nodes = Integer.parseInt(args[0]);
    Path file = Path.of(args[1]);
    WallTimeline time = WallTimeline.now(1, Throwable::printStackTrace);
    Random random = new Random(1);
    ControlPlane plane = new ControlPlane(time, random);
    Authority authority = Authority.create(Instant.now());
    Means means = new Means(plane.store(), plane.verbs(), time, random);
    List<Controller> controllers = new ArrayList<>(StandardControllers.of(means, authority.pem()));
    controllers.add(new CustomDefinitions(plane.store(), plane.verbs(), time));
    controllers.add(new Scheduling(means));
    Workloads images = Images.known();
    Kubelets kubelets =
        new Kubelets(
            means,
            new Wires(time, plane.store()),
            image -> Optional.of(images.of(image)),
            Timing.USUAL);
    controllers.add(kubelets);
    plane.run(controllers);
    for (String name : NAMESPACES) {
      plane
          .verbs()
          .create(
              Caller.ADMIN,
              new Key(new Resource("", "namespaces"), name),
              JsonObject.of("apiVersion", "v1", "kind", "Namespace")
                  .with("metadata", JsonObject.of("name", name)));
    }
    time.soon(
        () -> {
          for (int i = 0; i < nodes; i++) {
            kubelets.join(Nodes.node("node-" + i, i, "local-" + (i % 3), time.instant()));
          }
        });
    HttpServer server =
        HttpServer.start(
            0,
            authority.serverContext(),
            plane.server(new Gate("secret"), Interference.NONE, kubelets.logs()));
    write(file.resolveSibling(file.getFileName() + ".pem"), authority.pem());
    write(file, server.port() + " secret\n");
    Thread.currentThread().join();
  }

  private static void write(Path file, String text) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(written, text);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
