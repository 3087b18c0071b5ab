package turbulence.faults.kubernetes.object;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What the description of an object has to be, so that it can be sent to that place. Whatever else
/// is wrong with it, the API says.
///
/// @param origin where it comes from, as messages name it
record Expectation(Kind kind, String ns, String origin) {
  void check(JsonObject content) throws ActivityFailed {
    List<String> wrong = new ArrayList<>();
    same(content, "kind", kind.title(), wrong);
    same(content, "apiVersion", kind.resource().apiVersion(), wrong);
    Json metadata = content.get("metadata");
    if (metadata instanceof JsonObject object) {
      checkName(object, wrong);
      if (kind.resource().namespaced() && object.has("namespace")) {
        same(object, "namespace", ns, wrong);
      }
    } else {
      wrong.add("'metadata' with a 'name' is missing");
    }
    if (!wrong.isEmpty()) {
      throw new ActivityFailed(
          origin + " describes no " + kind.title() + place() + ": " + String.join("; ", wrong));
    }
  }

  private String place() {
    return kind.resource().namespaced() ? " for namespace '" + ns + "'" : "";
  }

  private static void checkName(JsonObject metadata, List<String> wrong) {
    boolean named =
        !metadata.text("name").orElse("").isEmpty()
            || !metadata.text("generateName").orElse("").isEmpty();
    if (!named) {
      wrong.add("'metadata' has no 'name'");
    }
  }

  /// A kind that is not said is the right one to the API.
  private static void same(JsonObject at, String field, String expected, List<String> wrong) {
    Json value = at.get(field);
    if (value != null && !(value instanceof JsonText(String text) && text.equals(expected))) {
      wrong.add("'" + field + "' is " + value + ", expected \"" + expected + "\"");
    }
  }
}
