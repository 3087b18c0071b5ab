package turbulence.experiment.resolve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Turns declared configuration and secrets into values: from the environment, files and Vault.
/// Dynamic values (`type: probe`) stay as they are; the engine runs them later.
public final class Resolver {
  private final World world;
  private final @Nullable SecretStore vault;
  private final Problems problems;

  /// @param vault null to leave Vault alone
  public Resolver(World world, @Nullable SecretStore vault, Problems problems) {
    this.world = world;
    this.vault = vault;
    this.problems = problems;
  }

  /// Gives the value behind a Vault declaration.
  @FunctionalInterface
  public interface SecretStore {
    Json read(JsonObject declaration, TreePath place, Problems problems);
  }

  /// Only declared names are taken from the overrides.
  public JsonObject configuration(JsonObject declared, JsonObject overrides) {
    TreePath place = TreePath.TOP.field("configuration");
    JsonObject.Builder values = JsonObject.builder();
    for (Map.Entry<String, Json> entry : declared) {
      Json written = overrides.find(entry.getKey()).orElse(entry.getValue());
      values.put(entry.getKey(), setting(written, place.field(entry.getKey())));
    }
    return values.build();
  }

  private Json setting(Json written, TreePath place) {
    if (!(written instanceof JsonObject object)) {
      return written;
    }
    return switch (object.text("type").orElse("")) {
      case "env" -> fromEnvironment(object, place);
      case "file" -> object.has("path") ? fromFile(object, place) : object;
      default -> object;
    };
  }

  private Json fromEnvironment(JsonObject object, TreePath place) {
    String key = object.text("key").orElse("");
    String found = world.environment().get(key);
    if (found == null && !object.has("default")) {
      problems.error(
          place,
          "needs the environment variable " + key + ", which is not set",
          "Configuration makes reference to an environment key that does not exist: " + key);
      return JsonNull.NULL;
    }
    Json value = found != null ? new JsonText(found) : object.find("default").orElse(JsonNull.NULL);
    try {
      return Conversion.convert(object.text("env_var_type").orElse(null), value);
    } catch (Conversion.Unfit e) {
      problems.error(place, "from " + key + " " + e.getMessage());
      return JsonNull.NULL;
    }
  }

  private Json fromFile(JsonObject object, TreePath place) {
    String written = object.text("path").orElse("");
    try {
      String content = Files.readString(world.resolve(written), StandardCharsets.UTF_8);
      return new JsonText(
          content.endsWith("\n") ? content.substring(0, content.length() - 1) : content);
    } catch (InvalidPathException e) {
      problems.error(place, "must name a file, not " + new JsonText(written));
    } catch (IOException e) {
      problems.error(place, "cannot be read from the file " + world.resolve(written));
    }
    return JsonNull.NULL;
  }

  /// A scope that is overridden is replaced as a whole.
  public JsonObject secrets(JsonObject declared, JsonObject overrides) {
    TreePath place = TreePath.TOP.field("secrets");
    JsonObject.Builder scopes = JsonObject.builder();
    for (Map.Entry<String, Json> entry : declared) {
      Json written = overrides.find(entry.getKey()).orElse(entry.getValue());
      TreePath at = place.field(entry.getKey());
      if (written instanceof JsonObject scope) {
        scopes.put(entry.getKey(), secret(scope, at));
      } else {
        problems.error(at, "must be a scope: a mapping of names to secrets");
      }
    }
    return scopes.build();
  }

  private Json secret(Json written, TreePath place) {
    if (!(written instanceof JsonObject object)) {
      return written;
    }
    return switch (object.text("type").orElse("")) {
      case "env" -> secretFromEnvironment(object, place);
      case "vault" -> vault == null ? JsonNull.NULL : vault.read(object, place, problems);
      case "file" -> object.has("path") ? fromFile(object, place) : each(object, place);
      default -> each(object, place);
    };
  }

  private JsonObject each(JsonObject object, TreePath place) {
    JsonObject.Builder values = JsonObject.builder();
    for (Map.Entry<String, Json> entry : object) {
      values.put(entry.getKey(), secret(entry.getValue(), place.field(entry.getKey())));
    }
    return values.build();
  }

  private Json secretFromEnvironment(JsonObject object, TreePath place) {
    String key = object.text("key").orElse("");
    String found = world.environment().get(key);
    if (found == null) {
      problems.error(
          place,
          "needs the environment variable " + key + ", which is not set",
          "Secrets make reference to an environment key that does not exist: " + key);
      return JsonNull.NULL;
    }
    return new JsonText(found);
  }
}
