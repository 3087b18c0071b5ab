package turbulence.app.view;

import turbulence.experiment.event.Event;
import turbulence.experiment.event.Level;
import turbulence.experiment.event.Listener;
import turbulence.experiment.world.World;

/// Log lines on the console. Shared between threads.
public final class TextLog implements Listener {
  private final World world;
  private final Paper paper;
  private final boolean verbose;
  private final Stamps stamps = Stamps.local();

  public TextLog(World world, boolean verbose) {
    this.world = world;
    this.verbose = verbose;
    this.paper = new Paper(world.output().err());
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Logged(Level level, String text)
        && (verbose || level != Level.DEBUG)) {
      String stamp = stamps.of(world.clock().millis());
      paper.print(
          world.output().colour()
              ? LogLine.coloured(stamp, level, text, verbose)
              : LogLine.of(stamp, level, text, verbose));
    }
  }
}
