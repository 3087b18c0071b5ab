package turbulence.app.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import turbulence.experiment.world.World;

/// A command line that was understood.
///
/// @param path the commands from the program down to the one called
/// @param options the values of each option that was given; a flag has one empty value
/// @param arguments the values of each argument that was given
public record Call(
    List<Command> path, Map<String, List<String>> options, Map<String, List<String>> arguments) {

  public Command command() {
    return path.getLast();
  }

  /// The names of the commands below the program: `settings get`; empty for the program itself.
  public String name() {
    StringBuilder name = new StringBuilder();
    for (Command command : path.subList(1, path.size())) {
      name.append(name.isEmpty() ? "" : " ").append(command.name());
    }
    return name.toString();
  }

  public boolean has(String option) {
    return options.containsKey(option);
  }

  /// The last value given, or the default, or nothing.
  public Optional<String> find(String option) {
    List<String> given = options.get(option);
    return given == null ? fallback(option) : Optional.of(given.getLast());
  }

  /// The value of an option that has a default.
  public String text(String option) {
    return find(option).orElseThrow(() -> new IllegalStateException(option + " has no default"));
  }

  public double number(String option) {
    return Double.parseDouble(text(option));
  }

  public List<String> all(String option) {
    return options.getOrDefault(option, List.of());
  }

  /// The values of an option as paths.
  public List<Path> paths(String option, Function<String, Path> from) {
    List<Path> paths = new ArrayList<>();
    for (String value : all(option)) {
      paths.add(from.apply(value));
    }
    return paths;
  }

  /// The value of an argument; empty when it was left out.
  public Optional<String> argument(String name) {
    List<String> given = arguments(name);
    return given.isEmpty() ? Optional.empty() : Optional.of(given.getFirst());
  }

  public List<String> arguments(String name) {
    return arguments.getOrDefault(name, List.of());
  }

  /// What the command line says of an option itself, whatever its default.
  public Optional<String> given(String option) {
    List<String> given = options.get(option);
    return given == null ? Optional.empty() : Optional.of(given.getLast());
  }

  /// Refuses names of files and directories that are not there. Asked after the program moved to
  /// its directory.
  public void checkFiles(World world) throws Misuse {
    for (Command command : path) {
      for (Option option : command.options()) {
        if (!option.name().equals("--change-dir")) {
          checkFiles(option, world);
        }
      }
    }
  }

  /// Refuses a directory to move to that is not there.
  public void checkMove(World world) throws Misuse {
    Option move = path.getFirst().option("--change-dir");
    if (move != null) {
      checkFiles(move, world);
    }
  }

  private void checkFiles(Option option, World world) throws Misuse {
    for (String value : all(option.name())) {
      boolean fine =
          switch (option.form()) {
            case FILE -> Files.exists(world.resolve(value));
            case DIRECTORY -> Files.isDirectory(world.resolve(value));
            default -> true;
          };
      if (!fine) {
        String kind = option.form() == Form.FILE ? "Path" : "Directory";
        throw invalid(option.name(), kind + " '" + value + "' does not exist.");
      }
    }
  }

  /// To be thrown when a value turns out to be wrong.
  public Misuse invalid(String option, String what) {
    return new Misuse(path, Values.invalid(option, what));
  }

  /// To be thrown when the command line means nothing.
  public Misuse misuse(String what) {
    return new Misuse(path, what);
  }

  private Optional<String> fallback(String option) {
    for (Command command : path) {
      Option declared = command.option(option);
      if (declared != null && declared.fallback() != null) {
        return Optional.of(declared.fallback());
      }
    }
    return Optional.empty();
  }
}
