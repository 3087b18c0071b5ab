package turbulence.simulator.mesh.rule;

import java.util.List;
import turbulence.json.JsonObject;

/// To which namespaces an object is known: all, unless `exportTo` says otherwise.
final class Exports {
  private Exports() {}

  static List<String> of(JsonObject spec, String namespace) {
    List<String> given = Given.texts(spec, "exportTo");
    return given.isEmpty()
        ? List.of("*")
        : given.stream().map(each -> each.equals(".") ? namespace : each).toList();
  }

  static boolean reach(List<String> exported, String namespace) {
    return exported.contains("*") || exported.contains(namespace);
  }
}
