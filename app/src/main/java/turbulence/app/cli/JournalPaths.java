package turbulence.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Misuse;
import turbulence.experiment.world.World;

/// Where the journals of a list of experiments go.
final class JournalPaths {
  private static final String OPTION = "--journal-path";
  private static final String NAME = "{name}";

  private JournalPaths() {}

  static List<Path> of(Call call, List<String> sources, World world) throws Misuse {
    String pattern = pattern(call, sources.size() > 1, world);
    List<Path> paths = new ArrayList<>();
    for (String source : sources) {
      String name = name(source);
      Path path = world.resolve(pattern.replace(NAME, name));
      for (int i = 2; paths.contains(path); i++) {
        path = world.resolve(pattern.replace(NAME, name + "-" + i));
      }
      Path directory = path.getParent();
      if (directory != null && !Files.isDirectory(directory)) {
        throw call.invalid(OPTION, "Directory '" + directory + "' does not exist.");
      }
      paths.add(path);
    }
    return paths;
  }

  private static String pattern(Call call, boolean several, World world) throws Misuse {
    String given = call.text(OPTION);
    if (given.contains(NAME)) {
      return given;
    }
    if (Files.isDirectory(world.resolve(given))) {
      return given + "/" + NAME + ".json";
    }
    if (!several) {
      return given;
    }
    if (call.has(OPTION)) {
      throw call.invalid(
          OPTION,
          "with several SOURCEs it must be a directory or hold {name}, not '" + given + "'.");
    }
    return "./journal-" + NAME + ".json";
  }

  /// The last word of a path or URL, without its ending.
  static String name(String source) {
    String path = before('#', before('?', source));
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    String name = dot > 0 ? last.substring(0, dot) : last;
    return name.isEmpty() ? "experiment" : name;
  }

  private static String before(char end, String text) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }
}
