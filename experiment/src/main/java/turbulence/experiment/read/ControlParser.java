package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.experiment.model.ControlSpec;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Reads declared controls.
public final class ControlParser {
  private final ActivityCheck check;

  public ControlParser(ActivityCheck check) {
    this.check = check;
  }

  /// The list under `controls`.
  List<ControlSpec> list(JsonArray declared, TreePath place, Problems problems) {
    List<ControlSpec> controls = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      TreePath at = place.item(i);
      if (declared.get(i) instanceof JsonObject object) {
        controls.add(one(new Fields(object, at, problems)));
      } else {
        problems.error(at, "must be a mapping, not " + Fields.shown(declared.get(i)));
      }
    }
    return controls;
  }

  /// Controls by name, as settings and control files have them.
  public List<ControlSpec> named(JsonObject declared, TreePath place, Problems problems) {
    List<ControlSpec> controls = new ArrayList<>();
    for (Map.Entry<String, Json> entry : declared) {
      TreePath at = place.field(entry.getKey());
      if (entry.getValue() instanceof JsonObject object) {
        controls.add(one(new Fields(object.with("name", entry.getKey()), at, problems)));
      } else {
        problems.error(at, "must be a mapping, not " + Fields.shown(entry.getValue()));
      }
    }
    return controls;
  }

  private ControlSpec one(Fields fields) {
    fields.knowOnly(Vocabulary.CONTROL);
    String name = fields.text("name", "");
    if (fields.get("ref") != null) {
      fields.error(
          "ref",
          "controls cannot be referred to; declare it here with its name and provider",
          fields.get("name") == null
              ? "A control must have a `name` property"
              : "Control reference '{}' declaration cannot be found");
    } else if (fields.get("name") == null) {
      fields
          .problems()
          .error(fields.place(), "needs a name", "A control must have a `name` property");
    }
    if (fields.get("provider") == null) {
      fields
          .problems()
          .error(
              fields.place(),
              "needs a provider",
              "Control '" + name + "' must have a `provider` property");
      return new ControlSpec(name, "", JsonObject.EMPTY, ControlSpec.Scope.BOTH, true);
    }
    return provided(fields, name);
  }

  private ControlSpec provided(Fields fields, String name) {
    ControlSpec.Scope scope = scope(fields, name);
    Fields provider =
        new Fields(fields.object("provider"), fields.place().field("provider"), fields.problems());
    provider.knowOnly(Vocabulary.CONTROL_PROVIDER);
    if (!provider.isFilled("module")) {
      provider.error("module", "is needed", "Control '" + name + "' must have a module path");
    }
    ControlSpec control =
        new ControlSpec(
            name,
            provider.text("module", ""),
            provider.object("arguments"),
            scope,
            fields.flag("automatic", true));
    if (provider.isFilled("module")) {
      check.control(control, provider.place(), fields.problems());
    }
    return control;
  }

  private static ControlSpec.Scope scope(Fields fields, String name) {
    return switch (fields.text("scope", "")) {
      case "" -> ControlSpec.Scope.BOTH;
      case "before" -> ControlSpec.Scope.BEFORE;
      case "after" -> ControlSpec.Scope.AFTER;
      default -> {
        fields.error(
            "scope",
            "must be before or after, not " + fields.get("scope"),
            "Control '" + name + "' scope property must be 'before' or 'after' only");
        yield ControlSpec.Scope.BOTH;
      }
    };
  }
}
