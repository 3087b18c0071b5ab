package turbulence.experiment.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Values given from outside: `--var` and variable files.
///
/// @param configuration values that replace declared ones
/// @param secrets scopes that replace declared ones
/// @param environment further environment variables
public record Variables(
    JsonObject configuration, JsonObject secrets, Map<String, String> environment) {
  public static final Variables NONE = new Variables(JsonObject.EMPTY, JsonObject.EMPTY, Map.of());

  public Variables {
    environment = Map.copyOf(environment);
  }

  /// These, and over them those; a name given twice takes the later value.
  public Variables and(Variables later) {
    Map<String, String> both = new HashMap<>(environment);
    both.putAll(later.environment);
    return new Variables(
        over(configuration, later.configuration), over(secrets, later.secrets), both);
  }

  private static JsonObject over(JsonObject first, JsonObject later) {
    JsonObject.Builder builder = first.toBuilder();
    later.forEach(field -> builder.put(field.getKey(), field.getValue()));
    return builder.build();
  }

  /// From the command line: each `name[:type]=value`.
  public static Variables given(List<String> assignments, Problems problems) {
    JsonObject.Builder configuration = JsonObject.builder();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      String left = equals < 0 ? assignment : assignment.substring(0, equals);
      int colon = left.lastIndexOf(':');
      String name = colon < 0 ? left : left.substring(0, colon);
      TreePath place = TreePath.TOP.field("--var").field(name);
      if (equals < 0 || name.isEmpty()) {
        problems.error(place, "must be written as name[:type]=value");
        continue;
      }
      try {
        Json text = new JsonText(assignment.substring(equals + 1));
        configuration.put(
            name, Conversion.convert(colon < 0 ? null : left.substring(colon + 1), text));
      } catch (Conversion.Unfit e) {
        problems.error(place, String.valueOf(e.getMessage()));
      }
    }
    return new Variables(configuration.build(), JsonObject.EMPTY, Map.of());
  }
}
