package turbulence.experiment.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this machine calls itself.
public final class Machine {
  private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private Machine() {}

  /// The name of the machine that a world is on; a container's is its host name.
  public static String node(World world) {
    return SteadyFile.isHere(world.root())
        ? node()
        : world.environment().getOrDefault("HOSTNAME", "localhost");
  }

  /// The host name. Read from the kernel where it can be: a look-up may ask a slow name server.
  public static String node() {
    try {
      return Files.readString(LINUX_HOST_NAME).strip();
    } catch (IOException e) {
      return lookedUp();
    }
  }

  private static String lookedUp() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /// Operating system, its version and the processor, such as `Linux-6.18.44-x86_64`.
  public static String platform() {
    String processor = System.getProperty("os.arch", "unknown");
    return System.getProperty("os.name", "unknown").replace(" ", "-")
        + "-"
        + System.getProperty("os.version", "unknown")
        + "-"
        + ("amd64".equals(processor) ? "x86_64" : processor);
  }
}
