package turbulence.experiment.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import turbulence.json.Json;

/// A file beside an experiment: JSON or YAML by its ending, or plain text.
public final class DataFile {
  private DataFile() {}

  /// Whether its ending says JSON or YAML.
  public static boolean isData(Path path) {
    return isJson(path.toString()) || isYaml(path.toString());
  }

  static boolean isJson(String name) {
    return name.endsWith(".json");
  }

  static boolean isYaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  public static Json read(Path path) throws IOException, DocumentUnreadable {
    byte[] bytes = Files.readAllBytes(path);
    Document document =
        isYaml(path.toString())
            ? DocumentParser.yaml(path.toString(), bytes)
            : DocumentParser.json(path.toString(), bytes);
    return document.tree();
  }

  public static String text(Path path) throws IOException {
    return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
  }
}
