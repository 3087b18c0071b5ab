package turbulence.faults.kubernetes.access;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import turbulence.experiment.world.World;

/// Finds out which cluster is meant.
record Finding(World world, Keys keys) {
  Access find() throws ClusterUnreachable {
    List<Path> named = files();
    List<Path> files = named.stream().filter(Files::isRegularFile).toList();
    if (!files.isEmpty()) {
      Kubeconfig config = Kubeconfig.read(files);
      if (!config.isEmpty()) {
        return config.access(world, keys.find("KUBERNETES_CONTEXT").orElse(null));
      }
    }
    boolean inPod = keys.find("CHAOSTOOLKIT_IN_POD").filter("true"::equals).isPresent();
    ServiceAccount account = new ServiceAccount(world);
    if (inPod || (account.isThere() && keys.find("KUBERNETES_HOST").isEmpty())) {
      return account.access();
    }
    if (keys.connect()) {
      return new RecordedKeys(world, keys).access();
    }
    throw new ClusterUnreachable(
        "no cluster is named: "
            + (files.isEmpty()
                ? "there is no kubeconfig file"
                : "no kubeconfig file has anything in it")
            + " ("
            + words(named)
            + "), this is no pod, and KUBERNETES_HOST is not set");
  }

  /// As `KUBECONFIG` lists them, else where kubectl keeps its own.
  private List<Path> files() {
    String listed = world.environment().getOrDefault("KUBECONFIG", "");
    if (listed.isEmpty()) {
      return List.of(world.resolve(home() + "/.kube/config"));
    }
    Set<Path> files = new LinkedHashSet<>();
    for (String file : listed.split(File.pathSeparator, -1)) {
      if (!file.isEmpty()) {
        boolean inHome = file.startsWith("~/");
        files.add(world.resolve(inHome ? home() + file.substring(1) : file));
      }
    }
    return new ArrayList<>(files);
  }

  private String home() {
    return world.environment().getOrDefault("HOME", "");
  }

  private static String words(List<Path> files) {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }
}
