package turbulence.simulator.workload.script;

import java.util.function.Consumer;

/// Where a command reads and writes.
record Streams(String input, Consumer<String> output, Consumer<String> errors) {
  Streams reading(String other) {
    return new Streams(other, output, errors);
  }

  Streams writing(Consumer<String> other) {
    return new Streams(input, other, errors);
  }

  Streams failing(Consumer<String> other) {
    return new Streams(input, output, other);
  }

  void say(String line) {
    output.accept(line + "\n");
  }

  void complain(String line) {
    errors.accept(line + "\n");
  }
}
