package turbulence.simulator.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import turbulence.simulator.time.HandTimeline;
import turbulence.simulator.time.Stopwatch;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.time.WallTimeline;

/// The time of a cluster as its user handles it: moved by hand, or waited for.
sealed interface Clock extends AutoCloseable {
  Timeline timeline();

  default Instant now() {
    return timeline().instant();
  }

  void advance(Duration by);

  /// Whether time runs as it will go on, and does not hurry to the present any more.
  boolean isSteady();

  /// Whether it holds at the end, which is when it does or when that much simulated time is over.
  boolean await(BooleanSupplier condition, Duration atMost);

  /// What goes by while the wall's clock goes on by that much: what takes machines' time, and none
  /// of the cluster's, is waited for so.
  Duration within(Duration wall);

  /// Moves the clock, but nothing that is planned.
  void jump(Duration by);

  @Override
  void close();

  /// Time as the scenario says.
  static Clock of(Scenario scenario, Consumer<Throwable> mistakes) {
    double speed = scenario.settings().speed();
    return scenario
        .hand()
        .<Clock>map(start -> new Hand(new HandTimeline(start)))
        .orElseGet(() -> new Wall(wall(scenario.standing(), speed, mistakes), speed));
  }

  private static WallTimeline wall(Duration standing, double speed, Consumer<Throwable> mistakes) {
    return standing.isZero()
        ? WallTimeline.now(speed, mistakes)
        : WallTimeline.since(standing, speed, mistakes);
  }

  /// Time that stands still until it is moved.
  record Hand(HandTimeline timeline) implements Clock {
    private static final Duration STEP = Duration.ofMillis(100);

    @Override
    public void advance(Duration by) {
      timeline.advance(by);
    }

    @Override
    public boolean isSteady() {
      return true;
    }

    @Override
    public boolean await(BooleanSupplier condition, Duration atMost) {
      Instant end = now().plus(atMost);
      timeline.settle();
      while (!condition.getAsBoolean()) {
        if (!now().isBefore(end)) {
          return false;
        }
        timeline.advance(STEP);
      }
      return true;
    }

    @Override
    public Duration within(Duration wall) {
      return wall;
    }

    @Override
    public void jump(Duration by) {
      timeline.jump(by);
    }

    @Override
    public void close() {}
  }

  /// Time that runs by itself.
  record Wall(WallTimeline timeline, double speed) implements Clock {
    /// How often is looked, by the wall's clock: often at first, and less when it lasts.
    private static final Duration FIRST_BEAT = Duration.ofMillis(2);

    private static final Duration LAST_BEAT = Duration.ofMillis(100);

    @Override
    public void advance(Duration by) {
      throw new IllegalStateException(
          "time runs by itself here; describe the simulator as handDriven() to move it");
    }

    @Override
    public boolean isSteady() {
      return timeline.isSteady();
    }

    @Override
    public boolean await(BooleanSupplier condition, Duration atMost) {
      Duration patience = Duration.ofNanos((long) (atMost.toNanos() / speed));
      Duration beat = FIRST_BEAT;
      Stopwatch stopwatch = new Stopwatch();
      try {
        while (!condition.getAsBoolean()) {
          if (stopwatch.left(patience).isZero()) {
            return false;
          }
          timeline.pause(beat);
          Duration next = beat.multipliedBy(5).dividedBy(4);
          beat = next.compareTo(LAST_BEAT) < 0 ? next : LAST_BEAT;
        }
        return true;
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public Duration within(Duration wall) {
      return Duration.ofNanos((long) (wall.toNanos() * speed));
    }

    @Override
    public void jump(Duration by) {
      timeline.jump(by);
    }

    @Override
    public void close() {
      timeline.close();
    }
  }
}
