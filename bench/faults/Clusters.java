import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// Clusters for the budgets of what is done to them, until it is killed. A kubeconfig of that name lies in
/// the directory as soon as all pods of the cluster run.
///
///     Clusters DIRECTORY few        20 pods
///     Clusters DIRECTORY slow       2 000, and every write takes 25 ms longer
///     Clusters DIRECTORY many       20 000, of whom nothing moves
final class Clusters {
  private static final int OF_A_SET = 500;

  public static void main(String... args) throws Exception {
    Path directory = Path.of(args[0]);
    for (String name : List.of(args).subList(1, args.length)) {
      Simulator simulator = start(name);
      List<String> missing = simulator.awaitReady(Duration.ofMinutes(5));
      if (!missing.isEmpty()) {
        throw new IllegalStateException(name + ": " + missing);
      }
      Path fresh = directory.resolve(name + ".new");
      simulator.writeKubeconfig(fresh);
      Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
    Thread.currentThread().join();
  }

  private static Simulator start(String name) {
    switch (name) {
      case "few":
        return filled(Simulator.builder(), 1, 20).start();
      case "slow":
        Simulator slow = filled(Simulator.builder().nodes(40), 4, OF_A_SET).start();
        slow.breaking().on("create", "update", "patch", "delete").delay(Duration.ofMillis(25));
        return slow;
      case "many":
        return filled(Simulator.builder().nodes(250).handDriven(), 40, OF_A_SET).start();
      default:
        throw new IllegalArgumentException("there is no cluster " + name);
    }
  }

  private static Scenario filled(Scenario empty, int sets, int each) {
    StringBuilder manifests = new StringBuilder();
    for (int i = 0; i < sets; i++) {
      manifests.append(set("web-" + i, each)).append("\n---\n");
    }
    return empty.with(manifests.toString());
  }

  /// Pods of about 3.5 kB, as applications have them.
  private static String set(String name, int replicas) {
    String labels =
        """
        {"app.kubernetes.io/name":"NAME","app.kubernetes.io/part-of":"shop","app.kubernetes.io/version":"1.4.2","tier":"front"}\
        """
            .replace("NAME", name);
    return """
    {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"NAME","namespace":"default"},"spec":{"replicas":COUNT,
    "selector":{"matchLabels":{"app.kubernetes.io/name":"NAME"}},
    "template":{"metadata":{"labels":LABELS,"annotations":{"prometheus.io/scrape":"true","prometheus.io/port":"8080","prometheus.io/path":"/metrics"}},
    "spec":{"containers":[{"name":"web","image":"nginx:1.27","ports":[{"name":"http","containerPort":80}],
    "env":[{"name":"LOG_LEVEL","value":"info"},{"name":"DATABASE_URL","value":"postgres://database.load.svc:5432/shop"},{"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}],
    "resources":{"requests":{"cpu":"20m","memory":"64Mi"},"limits":{"memory":"128Mi"}},
    "securityContext":{"allowPrivilegeEscalation":false,"readOnlyRootFilesystem":true,"runAsNonRoot":true,"capabilities":{"drop":["ALL"]}},
    "volumeMounts":[{"name":"scratch","mountPath":"/tmp"}]}],
    "volumes":[{"name":"scratch","emptyDir":{}}]}}}}\
    """
        .replace("LABELS", labels)
        .replace("COUNT", Integer.toString(replicas))
        .replace("NAME", name);
  }
}
