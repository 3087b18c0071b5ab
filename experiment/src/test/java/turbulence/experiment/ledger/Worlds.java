package turbulence.experiment.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.experiment.builtin.file.FileUndoer;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undoer;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// Worlds and what else tests of this package begin with.
final class Worlds {
  static final List<Undoer> UNDOERS = List.of(new FileUndoer());

  private Worlds() {}

  /// A world whose home lies in that directory.
  static World in(Path directory) {
    return SystemWorld.create()
        .withRoot(directory)
        .withEnvironment(Map.of("TURBULENCE_HOME", directory.resolve("home").toString()));
  }

  static World at(World world, Instant now) {
    return new World(
        InstantSource.fixed(now),
        world.nanos(),
        world.random(),
        world.sleeper(),
        world.environment(),
        world.root(),
        world.dial(),
        world.output());
  }

  static Scope scope(World world) {
    return new Scope(
        world,
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        new Events(),
        _ -> {},
        _ -> {
          throw new IllegalStateException();
        },
        new Shared());
  }

  /// Events in words.
  static final class Heard {
    final Events events = new Events();
    final List<String> words = new ArrayList<>();

    Heard() {
      events.add(event -> words.add(word(event)));
    }

    private static String word(Event event) {
      return switch (event) {
        case Event.Logged logged -> logged.level() + " " + logged.text();
        case Event.Restored restored -> "restored " + restored.target();
        case Event.StillChanged still -> "still " + still.target() + " " + still.command();
        default -> event.toString();
      };
    }
  }
}
