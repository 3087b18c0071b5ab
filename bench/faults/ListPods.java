import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import turbulence.experiment.world.SystemWorld;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;
import turbulence.simulator.scenario.Sketch;

/// Lists the pods of the cluster that KUBECONFIG names, cold; to be held against bench/TlsFloor.java.
///
///     ListPods
///     ListPods delete 500        deletes so many of them, twenty at a time
///     ListPods serve FILE PODS   is that cluster until it is killed; each write takes 25 ms
final class ListPods {
  public static void main(String... args) throws Exception {
    if (args.length > 0 && args[0].equals("serve")) {
      Server.serve(Path.of(args[1]), Integer.parseInt(args[2]));
      return;
    }
    Cluster cluster = Cluster.find(SystemWorld.create(), JsonObject.EMPTY);
    List<Ref> pods = new ArrayList<>();
    cluster.list(
        Resource.PODS.in("default"),
        pod -> {
          JsonObject metadata = pod.object("metadata");
          if (!metadata.has("deletionTimestamp")) {
            pods.add(Resource.PODS.ref("default", metadata.text("name").orElse("")));
          }
        });
    System.out.println(pods.size());
    if (args.length > 0) {
      long start = System.nanoTime();
      delete(cluster, pods.subList(0, Integer.parseInt(args[1])));
      System.out.println(Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
    }
  }

  private static void delete(Cluster cluster, List<Ref> pods) throws Exception {
    List<Future<JsonObject>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      for (Ref pod : pods) {
        answers.add(threads.submit(() -> cluster.delete(pod, Deletion.USUAL)));
      }
    }
    for (Future<JsonObject> answer : answers) {
      answer.get();
    }
  }

  /// Apart, so that whoever only lists loads nothing of it.
  private static final class Server {
    static void serve(Path file, int pods) throws Exception {
      Simulator simulator =
          Simulator.with(Sketch.deployment("web").replicas(pods))
              .nodes(Math.max(3, pods / 80))
              .start();
      simulator.awaitReady(Duration.ofMinutes(3));
      simulator.breaking().on("delete").delay(Duration.ofMillis(25));
      Path fresh = Path.of(file + ".new");
      simulator.writeKubeconfig(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      Thread.currentThread().join();
    }
  }
}
