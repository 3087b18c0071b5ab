package turbulence.app.view;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// How wide the terminal is. Asks the terminal only once somebody wants to know. Shared between
/// threads.
public final class Terminal {
  private static final int USUAL = 80;
  private final World world;
  private volatile int columns;

  public Terminal(World world) {
    this.world = world;
  }

  public int columns() {
    if (columns == 0) {
      columns = ask();
    }
    return columns;
  }

  /// Somebody changed the window.
  public void resized() {
    columns = 0;
  }

  private int ask() {
    int said = number(world.environment().get("COLUMNS"));
    if (said > 0) {
      return said;
    }
    int asked = world.output().terminal() ? stty() : 0;
    return asked > 0 ? asked : USUAL;
  }

  /// `stty size` says rows and columns.
  private static int stty() {
    File terminal = new File("/dev/tty");
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(terminal)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return number(said.strip().substring(said.indexOf(' ') + 1));
    } catch (IOException _) {
      return 0; // no stty or no terminal: the usual width will do
    }
  }

  private static int number(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 4) {
      return 0;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return 0;
      }
    }
    return Integer.parseInt(text);
  }
}
