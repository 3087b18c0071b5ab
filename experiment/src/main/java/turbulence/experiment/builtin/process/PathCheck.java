package turbulence.experiment.builtin.process;

import java.util.Optional;
import turbulence.experiment.extension.Complaint;
import turbulence.experiment.world.SteadyFile;
import turbulence.experiment.world.World;

/// Whether the path of a process activity leads to a program, asked before anything runs.
public final class PathCheck {
  private PathCheck() {}

  /// What is wrong with the path; empty when nothing is.
  public static Optional<Complaint> check(String path, String activity, World world) {
    if (!SteadyFile.isHere(world.root()) || Which.find(path, world) != null) {
      return Optional.empty();
    }
    String classic = "path '" + path + "' cannot be found, in activity '" + activity + "'";
    return Optional.of(new Complaint("path", why(path, world), classic));
  }

  private static String why(String path, World world) {
    if (path.startsWith("~")) {
      return "must be a program, but '~' is known to shells only: write '" + path + "' in full";
    } else if (path.indexOf('$') >= 0) {
      return "must be a program, and nothing is filled in here: '" + path + "' cannot be found";
    } else if (Which.isForbidden(path, world)) {
      return "must be a program, but '" + path + "' may not be executed";
    }
    return "must be a program, but '" + path + "' cannot be found";
  }
}
