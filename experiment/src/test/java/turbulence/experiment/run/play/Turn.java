package turbulence.experiment.run.play;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.json.Json;

/// Turns the switch, which shows after a while and until somebody else turns it back.
///
/// @param shows how long after the deed it can be seen
/// @param lasts how long after the deed it can be seen no more
/// @param returns how long after the deed it can be seen again
/// @param by who turned it back
/// @param undone whether its way back is written down
/// @param look what comes of looking: see, fail, break or hang
public record Turn(
    boolean on,
    @Default("0") Duration shows,
    @Nullable Duration lasts,
    @Nullable Duration returns,
    @Nullable String by,
    @Default("true") boolean passing,
    @Default("false") boolean undone,
    @Default("\"see\"") String look)
    implements Action {

  @Override
  public Prepared prepare(Scope scope) {
    Switch turned = Switch.of(scope);
    AtomicLong done = new AtomicLong();
    return Prepared.of(
            List.of(Target.of("switch", "s")),
            () -> {
              turned.turn(on);
              done.set(scope.world().nanoTime());
              return Json.of(on);
            })
        .undoneBy(undone ? List.of(SwitchUndoer.WAY) : List.of())
        .shownBy(List.of(new Seen(this, turned, scope, done)));
  }

  private record Seen(Turn turn, Switch turned, Scope scope, AtomicLong done) implements Evidence {
    @Override
    public String words() {
      return "the switch is " + (turn.on ? "on" : "off");
    }

    @Override
    public boolean isPassing() {
      return turn.passing;
    }

    @Override
    public Target target() {
      return Target.of("switch", "s");
    }

    @Override
    public Sight look() throws ActivityFailed, InterruptedException {
      turned.print("look");
      switch (turn.look) {
        case "fail" -> throw new ActivityFailed("it is dark");
        case "break" -> throw new IllegalStateException("a bug in a look");
        case "hang" -> scope.world().sleep(Duration.ofDays(1));
        default -> {}
      }
      Duration since = Duration.ofNanos(scope.world().nanoTime() - done.get());
      boolean lost = turn.lasts != null && since.compareTo(turn.lasts) >= 0;
      lost &= turn.returns == null || since.compareTo(turn.returns) < 0;
      boolean shown = since.compareTo(turn.shows) >= 0;
      return new Sight(shown && !lost && turned.isOn() == turn.on, lost ? turn.by : null, null);
    }
  }
}
