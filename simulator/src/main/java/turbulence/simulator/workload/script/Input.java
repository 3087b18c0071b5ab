package turbulence.simulator.workload.script;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.workload.Console;

/// What a command reads, when it asks for it. Commands of one script share theirs.
final class Input {
  private final @Nullable Console console;
  private final StringBuilder ahead = new StringBuilder();
  private boolean ended;

  private Input(@Nullable Console console) {
    this.console = console;
  }

  /// A text, and nothing more.
  static Input of(String text) {
    Input input = new Input(null);
    input.ahead.append(text);
    return input;
  }

  static Input of(Console console) {
    return new Input(console);
  }

  /// The terminal at which somebody types it.
  Optional<Console> terminal() {
    return Optional.ofNullable(console).filter(Console::isTerminal);
  }

  /// What there is, or what comes next; empty at the end.
  String some() throws InterruptedException {
    if (ahead.isEmpty()) {
      fetch();
    }
    String text = ahead.toString();
    ahead.setLength(0);
    return text;
  }

  /// The next line with its end, which the last one may lack; empty at the end.
  String line() throws InterruptedException {
    boolean more = true;
    while (more && ahead.indexOf("\n") < 0) {
      more = fetch();
    }
    int end = ahead.indexOf("\n");
    String line = end < 0 ? ahead.toString() : ahead.substring(0, end + 1);
    ahead.delete(0, line.length());
    return line;
  }

  /// All that comes.
  String all() throws InterruptedException {
    boolean more = true;
    while (more) {
      more = fetch();
    }
    String text = ahead.toString();
    ahead.setLength(0);
    return text;
  }

  /// Forgets a line that was begun.
  void forget() {
    ahead.setLength(0);
  }

  /// Whether more came. The end of what is typed at a terminal is not for ever.
  private boolean fetch() throws InterruptedException {
    String text = console == null || ended ? "" : console.read();
    ended |= text.isEmpty() && terminal().isEmpty();
    ahead.append(text);
    return !text.isEmpty();
  }
}
