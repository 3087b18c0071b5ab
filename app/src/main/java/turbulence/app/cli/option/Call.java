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

  /// Refuses names of files and directories that are not there. Asked after the command moved to
  /// its directory.
  public void checkFiles(World world) throws Misuse {
    for (Option option : command().options()) {
      for (String value : all(option.name())) {
        checkFile(option, value, world);
      }
    }
  }

  private void checkFile(Option option, String value, World world) throws Misuse {
    boolean fine =
        switch (option.form()) {
          case FILE -> Files.exists(world.resolve(value));
          case DIRECTORY -> Files.isDirectory(world.resolve(value));
          default -> true;
        };
    if (!fine) {
      String kind = option.form() == Form.FILE ? "Path" : "Directory";
      throw new Misuse(
          path, Values.invalid(option.name(), kind + " '" + value + "' does not exist."));
    }
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
