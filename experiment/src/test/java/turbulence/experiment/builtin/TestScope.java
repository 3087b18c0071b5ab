package turbulence.experiment.builtin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// A scope whose log and stops can be looked at.
public final class TestScope {
  public final List<Event.Logged> log = new CopyOnWriteArrayList<>();
  public final List<Stop.Reason> stops = new CopyOnWriteArrayList<>();

  public Scope in(World world) {
    return in(
        world,
        probe -> {
          throw new AssertionError("no probe is asked here: " + probe);
        });
  }

  public Scope in(World world, Asking asking) {
    Events events = new Events();
    events.add(event -> {
      if (event instanceof Event.Logged logged) {
        log.add(logged);
      }
    });
    return new Scope(world, JsonObject.EMPTY, JsonObject.EMPTY, events, stops::add, asking);
  }

  public Scope real() {
    return in(SystemWorld.create());
  }

  /// The lines of that level.
  public List<String> lines(Level level) {
    return log.stream().filter(line -> line.level() == level).map(Event.Logged::text).toList();
  }
}
