package turbulence.simulator.patch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// An object that a JSON patch is changing.
final class OpenObject implements Draft.Open {
  private final Map<String, Draft> fields = new LinkedHashMap<>();

  OpenObject(JsonObject object) {
    object.forEach(field -> fields.put(field.getKey(), new Draft.Whole(field.getValue())));
  }

  @Override
  public @Nullable Draft get(String key) {
    return fields.get(key);
  }

  @Override
  public void add(String key, Draft part) {
    fields.put(key, part);
  }

  @Override
  public void set(String key, Draft part) {
    fields.put(key, part);
  }

  @Override
  public void remove(String key) {
    if (fields.remove(key) == null) {
      throw PatchRefused.unfitting();
    }
  }

  @Override
  public Json frozen() {
    JsonObject.Builder object = JsonObject.builder();
    fields.forEach((name, part) -> object.put(name, part.frozen()));
    return object.build();
  }

  @Override
  public int depth() {
    return 1 + fields.values().stream().mapToInt(Draft::depth).max().orElse(0);
  }
}
