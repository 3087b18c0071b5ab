package turbulence.app.cli.wizard;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A step that an experiment may have, as a discovery tells it.
///
/// @param type probe or action
/// @param arguments each with name and perhaps default and type
public record Tool(
    String type, String name, String module, String doc, List<JsonObject> arguments) {
  static final Tool NONE = new Tool("", "", "", "", List.of());

  boolean isNone() {
    return name.isEmpty();
  }

  /// The steps of a discovery; entries that are no steps are left out.
  public static List<Tool> of(JsonObject discovery) {
    List<Tool> tools = new ArrayList<>();
    for (Json entry : discovery.array("activities")) {
      if (entry instanceof JsonObject activity
          && activity.text("name").isPresent()
          && activity.text("mod").isPresent()) {
        tools.add(of(activity, activity.array("arguments")));
      }
    }
    return tools;
  }

  private static Tool of(JsonObject activity, JsonArray declared) {
    List<JsonObject> arguments = new ArrayList<>();
    for (Json argument : declared) {
      if (argument instanceof JsonObject named && named.text("name").isPresent()) {
        arguments.add(named);
      }
    }
    return new Tool(
        activity.text("type").orElse("probe").equals("action") ? "action" : "probe",
        activity.text("name").orElseThrow(),
        activity.text("mod").orElseThrow(),
        activity.text("doc").orElse(""),
        arguments);
  }

  /// What the menu shows: the name, and the first line of what it is about.
  String shown() {
    String about = doc.strip();
    int end = about.indexOf('\n');
    String first = end < 0 ? about : about.substring(0, end);
    return name + (first.isEmpty() ? "" : "  (" + first + ")");
  }
}
