package turbulence.experiment.resolve;

import java.util.HashMap;
import java.util.Map;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.json.JsonObject;

/// The forms of a variable file: `configuration` and `secrets` as JSON or YAML, or `.env` lines.
public final class VariableFile {
  private VariableFile() {}

  /// What a parsed JSON or YAML file gives.
  public static Variables tree(JsonObject tree) {
    return new Variables(tree.object("configuration"), tree.object("secrets"), Map.of());
  }

  /// What lines of `NAME=value` give: everything after the first `=`, quotes included.
  public static Variables lines(String content, TreePath place, Problems problems) {
    Map<String, String> environment = new HashMap<>();
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int equals = text.indexOf('=');
      if (equals < 1) {
        problems.error(place, "line " + number + " must be written as NAME=value");
      } else {
        environment.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
      }
    }
    return new Variables(JsonObject.EMPTY, JsonObject.EMPTY, environment);
  }
}
