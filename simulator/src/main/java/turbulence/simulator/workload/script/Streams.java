package turbulence.simulator.workload.script;

import java.util.function.Consumer;
import turbulence.simulator.workload.Console;

/// Where a command reads and writes.
record Streams(Input input, Consumer<String> output, Consumer<String> errors) {
  static Streams of(Console console) {
    return new Streams(Input.of(console), console::write, console::complain);
  }

  Streams reading(Input other) {
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
