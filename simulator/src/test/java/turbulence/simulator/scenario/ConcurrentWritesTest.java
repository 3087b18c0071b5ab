package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.discovery.LiveCatalogue;
import turbulence.simulator.api.write.Document;
import turbulence.simulator.api.write.Ground;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.api.write.Patching;
import turbulence.simulator.api.write.StoreVerbs;
import turbulence.simulator.api.write.Writes;
import turbulence.simulator.patch.JsonPatch;
import turbulence.simulator.patch.MergePatch;
import turbulence.simulator.patch.Patch;
import turbulence.simulator.patch.StrategicPatch;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Cursor;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Many write one object at once, in every way that there is, and nothing that one was told is
/// written gets lost.
class ConcurrentWritesTest {
  private static final Resource MAPS = new Resource("", "configmaps");
  private static final Key KEY = new Key(MAPS, "default", "counter");
  private static final int WRITERS = 6;
  private static final int EACH = 60;

  private final Store store = new Store();
  private final Kinds kinds = new Kinds(new LiveCatalogue());
  private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Writes writes = new Writes(new Ground(store, () -> now, new Random(1)), kinds);
  private final StoreVerbs verbs = new StoreVerbs(writes, kinds);
  private final Kind kind = kinds.find("", "v1", "configmaps").orElseThrow();

  /// One write by one of them.
  private interface Deed {
    void of(int writer, int number);
  }

  @BeforeEach
  void create() {
    verbs.create(
        Caller.ADMIN,
        new Key(new Resource("", "namespaces"), "default"),
        JsonObject.of("apiVersion", "v1", "kind", "Namespace")
            .with("metadata", JsonObject.of("name", "default")));
    verbs.create(Caller.ADMIN, KEY, map(JsonObject.of("count", "0")));
  }

  private static JsonObject map(JsonObject data) {
    return JsonObject.of("apiVersion", "v1", "kind", "ConfigMap")
        .with("metadata", JsonObject.of("name", "counter", "namespace", "default"))
        .with("data", data);
  }

  private static Intent intent(int writer) {
    return new Intent(
        Caller.ADMIN, "writer-" + writer, false, Intent.Strictness.STRICT, true, new ArrayList<>());
  }

  private static int count(JsonObject map) {
    return Integer.parseInt(map.object("data").text("count").orElse("-1"));
  }

  private JsonObject read() {
    return store.get(KEY).orElseThrow().object();
  }

  /// Has all write at once, with a watcher beside that sees every revision in order.
  private List<Stored> race(Deed deed) throws Exception {
    Cursor cursor = store.cursor(MAPS, store.revision());
    List<Throwable> wrong = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      threads.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((_, thrown) -> wrong.add(thrown))
              .start(() -> {
                for (int number = 1; number <= EACH; number++) {
                  deed.of(writer, number);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
    List<Stored> seen = new ArrayList<>();
    for (Change change = cursor.poll(); change != null; change = cursor.poll()) {
      seen.add(change.now());
    }
    assertThat(seen).extracting(Stored::revision).isSorted().doesNotHaveDuplicates();
    return seen;
  }

  /// Writes again until nobody else came between.
  private static void insist(Runnable write) {
    boolean written = false;
    while (!written) {
      try {
        write.run();
        written = true;
      } catch (Refusal refusal) {
        assertThat(refusal.code()).as(refusal.message()).isIn(409, 422);
      }
    }
  }

  private void assertCounted(List<Stored> seen) {
    assertThat(count(read())).isEqualTo(WRITERS * EACH);
    assertThat(seen).hasSize(WRITERS * EACH);
    assertThat(seen).extracting(stored -> count(stored.object())).isSorted();
  }

  @Test
  void by_update_with_the_revision_that_was_read() throws Exception {
    assertCounted(
        race((writer, _) ->
            insist(() -> {
              JsonObject map = read();
              JsonObject more = map.with("data", JsonObject.of("count", "" + (count(map) + 1)));
              writes.update(kind, KEY, Part.OBJECT, new Document(more, List.of()), intent(writer));
            })));
  }

  @Test
  void by_patch_that_tests_what_was_read() throws Exception {
    assertCounted(
        race((writer, _) ->
            insist(() -> {
              int count = count(read());
              Json steps =
                  JsonArray.of(
                      JsonObject.of("op", "test", "path", "/data/count").with("value", "" + count),
                      JsonObject.of("op", "replace", "path", "/data/count")
                          .with("value", "" + (count + 1)));
              patch(JsonPatch.of(steps), writer);
            })));
  }

  private void patch(Patch patch, int writer) {
    writes.patching().patch(kind, KEY, Part.OBJECT, patch, intent(writer));
  }

  @Test
  void by_change_from_inside() throws Exception {
    assertCounted(
        race((_, _) ->
            verbs.change(
                Caller.ADMIN,
                KEY,
                Part.OBJECT,
                map -> map.with("data", JsonObject.of("count", "" + (count(map) + 1))))));
  }

  @Test
  void by_patches_and_applied_objects_of_fields_of_their_own() throws Exception {
    List<Stored> seen =
        race((writer, number) -> {
          JsonObject own = JsonObject.of("w" + writer, "" + number);
          switch (writer % 3) {
            case 0 -> insist(() -> patch(new MergePatch(JsonObject.of("data", own)), writer));
            case 1 -> insist(() -> patch(new StrategicPatch(JsonObject.of("data", own)), writer));
            default -> insist(() -> apply(own, writer));
          }
        });
    for (int writer = 0; writer < WRITERS; writer++) {
      assertThat(read().object("data").text("w" + writer)).hasValue("" + EACH);
    }
    assertThat(read().object("data").text("count")).hasValue("0");
    assertThat(seen).hasSize(WRITERS * EACH);
  }

  private void apply(JsonObject own, int writer) {
    Patching.Wish wish = new Patching.Wish(new Document(map(own), List.of()), false);
    writes.patching().apply(kind, KEY, Part.OBJECT, wish, intent(writer));
  }
}
