package turbulence.simulator.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

class PatchPropertiesTest {
  private static final int ROUNDS = 400;

  private static Wild wild(long seed, int round) {
    return new Wild(new SplittableRandom(seed * 1_000_003 + round));
  }

  private static Write by(String manager) {
    return new Write(manager, "v1", "Pod", "", "2026-01-02T03:04:05Z", Types.pod(), true);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void wild_patches_are_applied_or_refused(long seed) {
    for (int round = 0; round < ROUNDS; round++) {
      Wild wild = wild(seed, round);
      JsonObject live = round % 2 == 0 ? wild.pod() : wild.object(6);
      Json patch = round % 3 == 0 ? wild.tree(6) : wild.object(7);
      JsonArray operations = JsonArray.of(wild.object(3), wild.object(2));
      List<Runnable> attempts =
          List.of(
              () -> new StrategicPatch(patch).applyTo(live, Types.pod()),
              () -> new MergePatch(patch).applyTo(live, Types.pod()),
              () -> JsonPatch.of(operations).applyTo(live, Types.pod()),
              () -> new Apply(typed(patch), true, by("a")).onto(live),
              () -> ManagedFields.afterWrite(live, typed(patch), by("b")),
              () -> ManagedFields.afterWrite(null, typed(patch), by("b")));
      for (Runnable attempt : attempts) {
        Throwable thrown = catchThrowable(attempt::run);
        assertThat(thrown == null || thrown instanceof PatchRefused)
            .as("seed %d, round %d: %s on %s gave %s", seed, round, patch, live, thrown)
            .isTrue();
      }
    }
  }

  private static JsonObject typed(Json patch) {
    JsonObject object = patch instanceof JsonObject fields ? fields : JsonObject.EMPTY;
    return object.with("apiVersion", "v1").with("kind", "Pod");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void applying_twice_changes_nothing(long seed) {
    for (int round = 0; round < ROUNDS; round++) {
      Wild wild = wild(seed, round);
      JsonObject live = new Apply(wild.pod(), true, by("first")).onto(null);
      Apply apply = new Apply(wild.pod(), true, by("second"));
      JsonObject once = apply.onto(live);
      assertThat(apply.onto(once)).as("seed %d, round %d", seed, round).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_manager_alone_gets_what_it_applies(long seed) {
    for (int round = 0; round < ROUNDS; round++) {
      Wild wild = wild(seed, round);
      JsonObject live = new Apply(wild.pod(), false, by("a")).onto(null);
      JsonObject target = wild.pod();
      JsonObject after = ManagedFields.without(new Apply(target, false, by("a")).onto(live));
      assertThat(FieldSet.of(after, Types.pod()))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(FieldSet.of(target, Types.pod()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_difference_of_two_objects_is_a_patch_from_one_to_the_other(long seed) {
    for (int round = 0; round < ROUNDS; round++) {
      Wild wild = wild(seed, round);
      JsonObject before = wild.pod();
      JsonObject after = wild.pod();
      JsonObject patch = difference(before, after, Types.pod());
      assertThat(new StrategicPatch(patch).applyTo(before, Types.pod()))
          .as("seed %d, round %d: %s from %s", seed, round, patch, before)
          .isEqualTo(after);
    }
  }

  private static JsonObject difference(JsonObject before, JsonObject after, Type type) {
    JsonObject.Builder patch = JsonObject.builder();
    before.names().stream().filter(name -> !after.has(name)).forEach(n -> patch.put(n, null));
    for (Map.Entry<String, Json> field : after) {
      String name = field.getKey();
      Json old = before.get(name);
      StrategicField meta = StrategicField.of(type, name);
      if (old instanceof JsonObject was && field.getValue() instanceof JsonObject now) {
        patch.put(name, difference(was, now, meta.type()));
      } else if (old instanceof JsonArray was && meta.strategy().merge()) {
        difference(name, was, (JsonArray) field.getValue(), meta, patch);
      } else {
        patch.put(name, field.getValue());
      }
    }
    return patch.build();
  }

  private static void difference(
      String name, JsonArray was, JsonArray now, StrategicField meta, JsonObject.Builder patch) {
    String key = meta.strategy().mergeKey();
    if (was.isEmpty() && now.isEmpty()) {
      return;
    } else if (key.isEmpty()) {
      List<Json> gone = new ArrayList<>(was.items());
      gone.removeAll(now.items());
      patch.put("$deleteFromPrimitiveList/" + name, new JsonArray(gone));
      patch.put("$setElementOrder/" + name, now);
      patch.put(name, now);
      return;
    }
    List<Json> items = new ArrayList<>();
    List<Json> order = new ArrayList<>();
    for (Json item : now) {
      JsonObject object = (JsonObject) item;
      JsonObject old = byKey(was, key, object);
      JsonObject change = difference(old, object, meta.type());
      order.add(JsonObject.of(key, object.get(key)));
      items.add(change.with(key, object.get(key)));
    }
    for (Json item : was) {
      if (byKey(now, key, (JsonObject) item).isEmpty()) {
        items.add(JsonObject.of(key, ((JsonObject) item).get(key), "$patch", "delete"));
      }
    }
    patch.put("$setElementOrder/" + name, new JsonArray(order));
    patch.put(name, new JsonArray(items));
  }

  private static JsonObject byKey(JsonArray list, String key, JsonObject like) {
    for (Json item : list) {
      if (((JsonObject) item).find(key).orElse(JsonNull.NULL).equals(like.get(key))) {
        return (JsonObject) item;
      }
    }
    return JsonObject.EMPTY;
  }
}
