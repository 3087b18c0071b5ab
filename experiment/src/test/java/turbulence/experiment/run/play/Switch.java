package turbulence.experiment.run.play;

import turbulence.experiment.extension.Scope;
import turbulence.experiment.world.World;

/// What the steps of one run share, and print when it is closed. Shared between threads.
final class Switch implements AutoCloseable {
  private final World world;
  private volatile boolean on;

  private Switch(World world) {
    this.world = world;
  }

  /// The one of that run.
  static Switch of(Scope scope) {
    return scope.shared().get(Switch.class, Switch.class, () -> new Switch(scope.world()));
  }

  void turn(boolean to) {
    print(to ? "on" : "off");
    on = to;
  }

  boolean isOn() {
    return on;
  }

  /// Prints a word and the milliseconds since the beginning.
  void print(String word) {
    world.output().out().println(word + " " + world.nanoTime() / 1_000_000);
  }

  @Override
  public void close() {
    print("closed");
  }
}
