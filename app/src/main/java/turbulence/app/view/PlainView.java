package turbulence.app.view;

import turbulence.experiment.event.Event;
import turbulence.experiment.event.Level;
import turbulence.experiment.event.Listener;
import turbulence.experiment.world.World;

/// Log lines for a person at a terminal: no stamps, a sign where something is wrong. Shared between
/// threads.
public final class PlainView implements Listener {
  private final Paper paper;
  private final Terminal terminal;
  private final Style style;

  public PlainView(World world, Terminal terminal) {
    this.paper = new Paper(world.output().err());
    this.terminal = terminal;
    this.style = Style.of(world);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Logged(Level level, String text) && level != Level.DEBUG) {
      paper.line(sign(level) + " " + Columns.wrap(text, 2, terminal.columns() - 1));
    }
  }

  private String sign(Level level) {
    return switch (level) {
      case DEBUG, INFO -> " ";
      case WARNING -> style.warning();
      case ERROR, CRITICAL -> style.bad();
    };
  }
}
