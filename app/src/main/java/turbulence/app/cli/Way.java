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
/// @param text what was written
/// @param folder made for the file alone; null when somebody said where it goes
record Way(Path file, String text, @Nullable Path folder) implements AutoCloseable {

  /// Writes the file to that place, or to a folder of its own.
  static Way open(Simulator simulator, World world, @Nullable Path wanted) throws IOException {
    if (wanted == null) {
      Path folder = Files.createTempDirectory("turbulence-");
      return written(simulator, folder.resolve("kubeconfig"), folder);
    }
    if (isWhereKubectlLooks(wanted, world)) {
      throw new IOException(
          wanted
              + " is where kubectl looks by itself: what is simulated must be asked for by name");
    }
    return written(simulator, wanted, null);
  }

  private static Way written(Simulator simulator, Path file, @Nullable Path folder)
      throws IOException {
    simulator.writeKubeconfig(file);
    return new Way(file, simulator.kubeconfig(), folder);
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
      // Another simulator may have been told to write to the same place since.
      if (Files.exists(file) && Files.readString(file).equals(text)) {
        Files.delete(file);
      }
      if (folder != null) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException _) {
      // What is left leads nowhere.
    }
  }
}
