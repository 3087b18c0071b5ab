package turbulence.app.view;

import org.jspecify.annotations.Nullable;

/// The terminal as a growing column of lines with one line at its end that is drawn over and over.
/// Not safe to share: its owner locks.
final class Canvas {
  private static final String ERASE = "\r\u001b[K";

  private final Paper paper;
  private final Terminal terminal;
  private final Style style;
  private boolean drawn;
  private @Nullable StringBuilder held;

  Canvas(Paper paper, Terminal terminal, Style style) {
    this.paper = paper;
    this.terminal = terminal;
    this.style = style;
  }

  int columns() {
    return terminal.columns();
  }

  boolean isLive() {
    return held == null && style.redraws() && columns() >= 40;
  }

  /// Writes lines that stay.
  void lines(String text) {
    if (held != null) {
      held.append(text).append('\n');
      return;
    }
    paper.print((drawn ? ERASE : "") + text + "\n");
    drawn = false;
  }

  /// Draws the line that does not stay. The text holds colours, so its owner has cut it.
  void status(String text) {
    paper.print(ERASE + text);
    drawn = true;
  }

  /// Leaves the terminal to somebody else; what is to be written waits.
  void hold() {
    erase();
    held = new StringBuilder();
  }

  /// Writes what has waited.
  void release() {
    StringBuilder waited = held;
    held = null;
    if (waited != null) {
      paper.print(waited.toString());
    }
  }

  void erase() {
    if (drawn) {
      paper.print(ERASE);
      drawn = false;
    }
  }
}
