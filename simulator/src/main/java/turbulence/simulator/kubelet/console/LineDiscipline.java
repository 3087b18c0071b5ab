package turbulence.simulator.kubelet.console;

import java.util.function.Consumer;

/// What a terminal does with keys before a program hears of them: it shows what is typed, lets the
/// line be corrected, and knows a few that mean something. Guarded by its own lock.
final class LineDiscipline {
  private static final char INTERRUPT = 3;
  private static final char END = 4;
  private static final char QUIT = 0x1c;
  private static final char SUSPEND = 0x1a;
  private static final char ESCAPE = 0x1b;
  private static final char ERASE = 0x7f;
  private static final char ERASE_WORD = 0x17;
  private static final char ERASE_LINE = 0x15;

  private final Inlet inlet;
  private final Consumer<String> echo;
  private final Runnable interrupt;
  private final StringBuilder line = new StringBuilder();
  private int escape;

  /// @param interrupt done at Ctrl-C
  LineDiscipline(Inlet inlet, Consumer<String> echo, Runnable interrupt) {
    this.inlet = inlet;
    this.echo = echo;
    this.interrupt = interrupt;
  }

  synchronized void type(String keys) {
    for (int i = 0; i < keys.length(); i++) {
      char key = keys.charAt(i);
      if (!isEscaped(key)) {
        type(key);
      }
    }
  }

  /// Arrows and the like, which come as several keys, do nothing.
  private boolean isEscaped(char key) {
    if (key == ESCAPE) {
      escape = 1;
      return true;
    } else if (escape == 1 && (key == '[' || key == 'O')) {
      escape = 2;
      return true;
    }
    boolean escaped = escape > 0;
    escape = escape == 2 && !Character.isLetter(key) && key != '~' ? 2 : 0;
    return escaped;
  }

  private void type(char key) {
    switch (key) {
      case '\r', '\n' -> {
        echo.accept("\n");
        line.append('\n');
        pass();
      }
      case INTERRUPT, QUIT -> {
        echo.accept(key == QUIT ? "^\\" : "^C");
        line.setLength(0);
        inlet.flush();
        interrupt.run();
      }
      case END -> {
        if (line.isEmpty()) {
          inlet.pause();
        } else {
          pass();
        }
      }
      case ERASE, '\b' -> erase(1);
      case ERASE_LINE -> erase(line.length());
      case ERASE_WORD ->
          erase(line.length() - line.toString().stripTrailing().lastIndexOf(' ') - 1);
      case SUSPEND, '\0' -> {}
      default -> {
        line.append(key);
        echo.accept(String.valueOf(key));
      }
    }
  }

  private void pass() {
    inlet.add(line.toString());
    line.setLength(0);
  }

  private void erase(int count) {
    for (int i = 0; i < count && !line.isEmpty(); i++) {
      line.setLength(line.length() - 1);
      echo.accept("\b \b");
    }
  }
}
