package turbulence.simulator.api.write;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.patch.Apply;
import turbulence.simulator.patch.ManagedFields;
import turbulence.simulator.patch.Write;
import turbulence.simulator.schema.Type;

/// Keeps `metadata.managedFields`: which manager set which field.
final class Ownership {
  private static final Type ANYTHING = new Type.Anything();

  private final Ground ground;

  Ownership(Ground ground) {
    this.ground = ground;
  }

  JsonObject created(Kind kind, JsonObject object, Intent intent) {
    // An applied object says already who owns it.
    return !intent.tracked() || Meta.of(object).has("managedFields")
        ? object
        : ManagedFields.afterWrite(null, object, write(kind, Part.OBJECT, intent));
  }

  JsonObject updated(Kind kind, JsonObject before, JsonObject after, Part part, Intent intent) {
    return intent.tracked()
        ? ManagedFields.afterWrite(before, after, write(kind, part, intent))
        : kept(before, after);
  }

  /// The simulator's own writes leave the books as they are.
  private static JsonObject kept(JsonObject before, JsonObject after) {
    @Nullable Json books = Meta.of(before).get("managedFields");
    return books == null || Meta.of(after).has("managedFields")
        ? after
        : Meta.with(after, meta -> meta.with("managedFields", books));
  }

  /// The object that comes of applying; live is null when there is none.
  JsonObject applied(
      Kind kind, @Nullable JsonObject live, JsonObject applied, boolean force, Intent intent) {
    Write write = write(kind, Part.OBJECT, intent);
    return new Apply(applied, force, write).onto(live);
  }

  private Write write(Kind kind, Part part, Intent intent) {
    return new Write(
        intent.manager(),
        kind.apiVersion(),
        kind.name(),
        part == Part.STATUS ? "status" : "",
        ground.now(),
        kind.type().map(Type.class::cast).orElse(ANYTHING),
        !kind.info().isCustom());
  }
}
