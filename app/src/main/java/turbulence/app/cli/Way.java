package turbulence.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;
import turbulence.simulator.scenario.Simulator;

/// The kubeconfig file by which others find a simulated cluster; gone with it. It never takes the
/// place of one that somebody has.
///
/// @param folder made for the file alone; null when somebody said where it goes
record Way(Path file, @Nullable Path folder) implements AutoCloseable {

  /// Writes the file to that place, or to a folder of its own.
  static Way open(Simulator simulator, World world, @Nullable Path wanted) throws IOException {
    if (wanted == null) {
      Path folder = Files.createTempDirectory("turbulence-");
      Way way = new Way(folder.resolve("kubeconfig"), folder);
      simulator.writeKubeconfig(way.file);
      return way;
    }
    if (isWhereKubectlLooks(wanted, world)) {
      throw new IOException(
          wanted
              + " is where kubectl looks by itself: what is simulated must be asked for by name");
    }
    simulator.writeKubeconfig(wanted);
    return new Way(wanted, null);
  }

  private static boolean isWhereKubectlLooks(Path wanted, World world) throws IOException {
    String home = world.environment().getOrDefault("HOME", System.getProperty("user.home", ""));
    if (home.isEmpty()) {
      return false;
    }
    Path usual = world.resolve(home).resolve(".kube");
    Path folder = wanted.toAbsolutePath().normalize().getParent();
    return folder != null
        && (folder.startsWith(usual)
            || Files.exists(usual)
                && Files.exists(folder)
                && folder.toRealPath().startsWith(usual.toRealPath()));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      if (folder != null) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException _) {
      // What is left leads nowhere.
    }
  }
}
