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
import turbulence.experiment.model.Limits;
import turbulence.experiment.model.Restore;
import turbulence.experiment.run.Engine;
import turbulence.experiment.run.RunRequest;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.world.World;

/// A run of the real engine that leaves things out.
record Pretended(Engine engine, Path folder, Dry dry, List<String> lines) {

  static Pretended of(Extension extension, World world, Path folder, Dry dry) {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Events told = new Events();
    told.add(event -> {
      if (event instanceof Event.Logged logged && logged.level() != Level.DEBUG) {
        lines.add(logged.level() + " " + logged.text());
      }
    });
    List<Extension> extensions = new ArrayList<>(BuiltIn.extensions());
    extensions.add(extension);
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
    return new RunRequest(
        experiment.toAbsolutePath().toString(),
        folder.resolve("journal.json").toAbsolutePath(),
        true,
        true,
        dry,
        null,
        1.0,
        false,
        null,
        null,
        Restore.ALWAYS,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        7,
        Limits.OPEN);
  }
}
