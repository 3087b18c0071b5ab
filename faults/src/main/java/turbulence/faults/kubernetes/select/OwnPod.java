package turbulence.faults.kubernetes.select;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import turbulence.experiment.world.World;

/// The pod that this process runs in. No step hits it: nobody would be left to put things back.
///
/// @param name empty when this runs in no pod
public record OwnPod(String namespace, String name) {
  private static final OwnPod NONE = new OwnPod("", "");
  private static final String NAMESPACE = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

  public static OwnPod of(World world) {
    return of(world, world.resolve(NAMESPACE));
  }

  /// @param file where the pod's namespace is written
  static OwnPod of(World world, Path file) {
    String host = world.environment().getOrDefault("HOSTNAME", "");
    try {
      return host.isEmpty() || !Files.isRegularFile(file)
          ? NONE
          : new OwnPod(Files.readString(file).strip(), host);
    } catch (IOException e) {
      // A file that is there and cannot be read tells no namespace.
      return NONE;
    }
  }

  public boolean is(String otherNamespace, String otherName) {
    return !name.isEmpty() && name.equals(otherName) && namespace.equals(otherNamespace);
  }
}
