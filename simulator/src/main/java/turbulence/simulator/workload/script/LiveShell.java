package turbulence.simulator.workload.script;

import java.util.Optional;
import turbulence.simulator.workload.Console;

/// A shell that reads a command, runs it and reads the next one: with a prompt when somebody types.
final class LiveShell {
  private static final int INTERRUPTED = 130;

  private final Interpreter interpreter;
  private final Streams streams;
  private final Optional<Console> terminal;
  private final String prompt;
  private int last;

  LiveShell(Interpreter interpreter, Streams streams, String prompt) {
    this.interpreter = interpreter;
    this.streams = streams;
    this.terminal = streams.input().terminal();
    this.prompt = prompt;
  }

  /// Its exit status.
  int run() throws InterruptedException {
    terminal.ifPresent(Console::obey);
    String begun = "";
    try {
      while (true) {
        String line = next(begun);
        if (line.isEmpty() && begun.isEmpty()) {
          return last;
        }
        begun = line.equals(BREAK) ? "" : obeyed(begun + line, line.isEmpty());
      }
    } catch (Leave leave) {
      return leave.what() == Leave.What.SCRIPT ? leave.status() : last;
    }
  }

  /// Stands for a line that was given up.
  private static final String BREAK = "\u0003";

  private String next(String begun) throws InterruptedException {
    String shown = begun.isEmpty() ? prompt : "> ";
    try {
      terminal.ifPresent(at -> at.write(shown));
      return streams.input().line();
    } catch (InterruptedException stop) {
      requireInterrupted(stop);
      streams.input().forget();
      return BREAK;
    }
  }

  private void requireInterrupted(InterruptedException stop) throws InterruptedException {
    boolean byHand = terminal.map(Console::wasInterrupted).orElse(false);
    if (!byHand) {
      throw stop;
    }
    streams.say("");
    last = INTERRUPTED;
  }

  /// Runs what was read; what is left when the command goes on in the next line.
  private String obeyed(String script, boolean isAll) throws InterruptedException {
    try {
      last = interpreter.step(script, streams);
    } catch (BadScript bad) {
      if (bad.isIncomplete() && !isAll) {
        return script;
      }
      streams.complain("sh: " + bad.getMessage());
      last = 2;
    } catch (InterruptedException stop) {
      requireInterrupted(stop);
    }
    return "";
  }
}
