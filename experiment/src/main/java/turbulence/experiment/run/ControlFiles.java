package turbulence.experiment.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.event.Events;
import turbulence.experiment.model.ControlSpec;
import turbulence.experiment.read.ControlParser;
import turbulence.experiment.read.DataFile;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// Reads the control files of a command line.
final class ControlFiles {
  private final World world;
  private final Events events;
  private final ControlParser parser;

  ControlFiles(World world, Events events, ControlParser parser) {
    this.world = world;
    this.events = events;
    this.parser = parser;
  }

  List<ControlSpec> read(List<Path> files, Problems problems) {
    List<ControlSpec> controls = new ArrayList<>();
    for (Path file : files) {
      try {
        if (DataFile.read(world.root().resolve(file)) instanceof JsonObject tree) {
          controls.addAll(parser.named(tree, TreePath.TOP.field(file.toString()), problems));
        }
      } catch (DocumentUnreadable e) {
        events.error("Failed to parse control file '" + file + "': " + e.getMessage());
      } catch (IOException e) {
        problems.error(TreePath.TOP.field(file.toString()), "cannot be read: " + e.getMessage());
      }
    }
    return controls;
  }
}
