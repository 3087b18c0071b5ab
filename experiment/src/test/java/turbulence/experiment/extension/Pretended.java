package turbulence.experiment.extension;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import turbulence.experiment.builtin.BuiltIn;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.model.Dry;
import turbulence.experiment.run.Engine;
import turbulence.experiment.run.RunRequest;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.world.World;

/// A run of the real engine that leaves things out.
record Pretended(Engine engine, Path folder, Dry dry, List<String> lines) {

  static Pretended of(List<Extension> tried, World world, Path folder, Dry dry) {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Events told = new Events();
    told.add(event -> {
      if (event instanceof Event.Logged logged && logged.level() != Level.DEBUG) {
        lines.add(logged.level() + " " + logged.text());
      }
    });
    List<Extension> extensions = new ArrayList<>(BuiltIn.extensions());
    extensions.addAll(tried);
    Catalog catalog = new Catalog(extensions, Plugins.NONE);
    Engine engine =
        new Engine(
            new Engine.Surroundings(world, Settings.NONE, catalog, told, Level.INFO, "0.0.0"));
    return new Pretended(engine, folder, dry, lines);
  }

  /// Whether the experiment is valid and the system held.
  boolean play(Path experiment) {
    return engine.run(request(experiment)).isGood();
  }

  private RunRequest request(Path experiment) {
    Path journal = folder.resolve("journal.json").toAbsolutePath();
    return RunRequest.usual(experiment.toAbsolutePath().toString(), journal).with(dry).with(7);
  }
}
