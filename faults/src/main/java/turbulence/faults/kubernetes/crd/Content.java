package turbulence.faults.kubernetes.crd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Told;
import turbulence.experiment.read.DocumentParser;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What is sent, from the experiment itself or from a file beside it.
record Content(
    @About("What is sent.") @Told("mapping") @Nullable Json resource,
    @About("A YAML file that holds it, when it does not stand here.")
        @Nullable String resourceAsYamlFile) {
  Content {
    boolean sent = resource instanceof JsonObject || resource instanceof JsonArray;
    if (!sent && resource != null && resource != JsonNull.NULL) {
      throw new IllegalArgumentException(
          "'resource' must be a mapping, or a list of patch operations, not " + resource.kind());
    }
  }

  /// The name of the object, as far as it stands in the experiment; else empty.
  String name() {
    return resource instanceof JsonObject object
        ? object.object("metadata").text("name").orElse("")
        : "";
  }

  /// @throws ActivityFailed when it is none, or no mapping
  JsonObject object(Scope scope) throws ActivityFailed {
    if (read(scope) instanceof JsonObject object) {
      return object;
    }
    throw new ActivityFailed("an object is a mapping, not " + read(scope).kind());
  }

  /// A mapping, or a list of patch operations.
  Json patch(Scope scope) throws ActivityFailed {
    Json json = read(scope);
    if (json instanceof JsonObject || json instanceof JsonArray) {
      return json;
    }
    throw new ActivityFailed("a patch is a mapping or a list of operations, not " + json.kind());
  }

  private Json read(Scope scope) throws ActivityFailed {
    if (resource != null && resource != JsonNull.NULL) {
      return resource;
    }
    if (resourceAsYamlFile == null || resourceAsYamlFile.isEmpty()) {
      throw new ActivityFailed("Either `body_as_object` or `body_as_yaml_file` must be set");
    }
    Path path = scope.world().resolve(resourceAsYamlFile);
    if (!Files.isRegularFile(path)) {
      throw new ActivityFailed("Path '" + resourceAsYamlFile + "' is not a valid resource file");
    }
    try {
      return DocumentParser.yaml(path.toString(), Files.readAllBytes(path)).tree();
    } catch (IOException | DocumentUnreadable e) {
      throw new ActivityFailed(resourceAsYamlFile + " cannot be read: " + e.getMessage(), e);
    }
  }
}
