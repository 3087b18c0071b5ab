package turbulence.faults.kubernetes.rights;

import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// One rule of a role.
///
/// @param resources of one group, with their parts: `pods`, `pods/log`
/// @param names of the only objects that are meant; empty for all
record Rule(String group, List<String> resources, List<String> names, List<String> verbs) {
  Rule {
    resources = List.copyOf(resources);
    names = List.copyOf(names);
    verbs = List.copyOf(verbs);
  }

  JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("apiGroups", JsonArray.of(group))
            .put("resources", JsonArray.from(resources));
    if (!names.isEmpty()) {
      json.put("resourceNames", JsonArray.from(names));
    }
    return json.put("verbs", JsonArray.from(verbs)).build();
  }
}
