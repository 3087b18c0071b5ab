package turbulence.experiment.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import turbulence.experiment.event.Events;
import turbulence.experiment.read.DataFile;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.resolve.VariableFile;
import turbulence.experiment.resolve.Variables;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Reads the variable files of a command line; of equal names the later file wins.
final class VariableFiles {
  private final World world;
  private final Events events;
  private final Problems problems;

  VariableFiles(World world, Events events, Problems problems) {
    this.world = world;
    this.events = events;
    this.problems = problems;
  }

  Variables read(List<Path> files) {
    Variables all = Variables.NONE;
    for (Path file : files) {
      all = all.and(one(file));
    }
    return all;
  }

  /// A broken file is named and the run goes on without it, as in Chaos Toolkit.
  private Variables one(Path file) {
    Path path = world.root().resolve(file);
    try {
      if (DataFile.isData(path)) {
        Json tree = DataFile.read(path);
        if (tree instanceof JsonObject object && !object.isEmpty()) {
          return VariableFile.tree(object);
        }
      }
      return VariableFile.lines(DataFile.text(path), TreePath.TOP.field(file.toString()), problems);
    } catch (DocumentUnreadable e) {
      events.error("Failed to parse variable file '" + shown(path) + "': " + e.problem());
    } catch (IOException e) {
      problems.error(TreePath.TOP.field(file.toString()), "cannot be read: " + e.getMessage());
    }
    return Variables.NONE;
  }

  private Path shown(Path path) {
    return path.startsWith(world.root()) ? world.root().relativize(path) : path;
  }

  /// The world with the environment variables that files brought.
  World widen(World narrow, Variables variables) {
    if (variables.environment().isEmpty()) {
      return narrow;
    }
    Map<String, String> both = new HashMap<>(narrow.environment());
    both.putAll(variables.environment());
    return narrow.withEnvironment(both);
  }
}
