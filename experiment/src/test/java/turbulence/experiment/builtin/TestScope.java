package turbulence.experiment.builtin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// A scope whose log and stops can be looked at.
public final class TestScope {
  public final List<Event.Logged> log = new CopyOnWriteArrayList<>();
  public final List<Stop.Reason> stops = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

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
    return new Scope(
        world, JsonObject.EMPTY, JsonObject.EMPTY, events, this::stop, asking, new Shared());
  }

  private void stop(Stop.Reason reason) {
    stops.add(reason);
    stopped.countDown();
  }

  /// Whether somebody ended the run within ten seconds.
  public boolean isStopped() throws InterruptedException {
    return stopped.await(10, TimeUnit.SECONDS);
  }

  public Scope real() {
    return in(SystemWorld.create());
  }

  /// The lines of that level.
  public List<String> lines(Level level) {
    return log.stream().filter(line -> line.level() == level).map(Event.Logged::text).toList();
  }
}
