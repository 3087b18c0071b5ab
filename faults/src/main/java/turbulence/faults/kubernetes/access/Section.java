package turbulence.faults.kubernetes.access;

import java.nio.file.Path;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A cluster, a user or a context of a kubeconfig file.
///
/// @param kind `cluster`, `user` or `context`
/// @param file that it stands in; what it names relatively lies beside that
record Section(String kind, String name, JsonObject fields, Path file) {

  /// The text of a field; numbers and such are taken as they were written, empty ones as left out.
  Optional<String> find(String field) {
    Json value = fields.get(field);
    if (value == null || value == JsonNull.NULL) {
      return Optional.empty();
    }
    String text = value instanceof JsonText said ? said.value() : value.toString();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  boolean isTrue(String field) throws ClusterUnreachable {
    Json value = fields.get(field);
    if (value instanceof JsonBool said) {
      return said.value();
    } else if (value == null || value == JsonNull.NULL) {
      return false;
    }
    throw new ClusterUnreachable(where(field) + " must be true or false, not " + value);
  }

  Optional<Path> file(String field) {
    return find(field).map(this::beside);
  }

  Path beside(String path) {
    Path folder = file.getParent();
    return folder == null ? file.resolveSibling(path) : folder.resolve(path).normalize();
  }

  /// What messages call a field.
  String where(String field) {
    return file + ": " + field + " of " + kind + " '" + name + "'";
  }

  String where() {
    return file + ": " + kind + " '" + name + "'";
  }
}
