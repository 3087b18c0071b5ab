package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.api.read.ListQuery;
import turbulence.simulator.api.read.Lists;
import turbulence.simulator.api.read.Page;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Cursor;
import turbulence.simulator.store.Expired;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Snapshot;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// What is true of a store after every write, whatever was asked for.
final class Invariants {
  private static final Resource NAMESPACES = new Resource("", "namespaces");

  private final Store store;
  private final Lists lists;
  private final ConcurrentLinkedQueue<Change> told = new ConcurrentLinkedQueue<>();
  private final Map<Resource, Cursor> cursors = new HashMap<>();
  private final Map<Resource, Map<String, Stored>> replayed = new HashMap<>();
  private final Set<String> uids = new HashSet<>();
  private long last;

  Invariants(Store store) {
    this.store = store;
    this.lists = new Lists(store);
    store.listen(told::add);
  }

  void check() throws Expired {
    Set<Resource> touched = new HashSet<>();
    for (Change change = told.poll(); change != null; change = told.poll()) {
      assertThat(change.revision()).as("revisions rise").isGreaterThan(last);
      last = change.revision();
      check(change);
      touched.add(change.key().resource());
    }
    assertThat(store.revision()).isEqualTo(last);
    for (Resource resource : touched) {
      replay(resource);
    }
  }

  private void check(Change change) {
    Stored now = change.now();
    JsonObject metadata = now.metadata();
    Key key = change.key();
    assertThat(metadata.text("name")).hasValue(key.name());
    assertThat(metadata.text("namespace").orElse("")).isEqualTo(key.namespace());
    assertThat(metadata.text("uid").orElse("")).matches("[0-9a-f-]{36}");
    assertThat(metadata.text("creationTimestamp").orElse("")).matches("20..-..-..T..:..:..Z");
    assertThat(metadata.text("resourceVersion")).hasValue(Long.toString(change.revision()));
    assertThat(now.object().text("kind").orElse("")).isNotEmpty();
    switch (change) {
      case Change.Added _ -> {
        assertThat(uids.add(now.uid())).as("uid is new").isTrue();
        if (!key.namespace().isEmpty()) {
          assertThat(store.get(new Key(NAMESPACES, key.namespace()))).isPresent();
        }
      }
      case Change.Modified(Stored before, Stored after) ->
          assertThat(after.uid()).isEqualTo(before.uid());
      case Change.Deleted(Stored before, Stored after) ->
          assertThat(after.uid()).isEqualTo(before.uid());
    }
  }

  /// Whoever watched from the start has what is listed now.
  private void replay(Resource resource) throws Expired {
    @Nullable Cursor cursor = cursors.get(resource);
    if (cursor == null) {
      cursor = store.cursor(resource, 0);
      cursors.put(resource, cursor);
    }
    Map<String, Stored> known = replayed.computeIfAbsent(resource, _ -> new TreeMap<>());
    for (Change change = cursor.poll(); change != null; change = cursor.poll()) {
      String place = change.key().namespace() + "\u0000" + change.key().name();
      if (change instanceof Change.Deleted) {
        assertThat(known.remove(place)).isNotNull();
      } else {
        assertThat(known.put(place, change.now()) == null)
            .isEqualTo(change instanceof Change.Added);
      }
    }
    Snapshot snapshot = store.snapshot(resource);
    List<Stored> listed = snapshot.all("");
    assertThat(listed).isEqualTo(List.copyOf(known.values()));
    listed.forEach(Invariants::held);
    assertThat(paged(resource, snapshot.revision())).isEqualTo(listed);
  }

  private List<Stored> paged(Resource resource, long revision) {
    List<Stored> all = new ArrayList<>();
    String token = "";
    do {
      Page page = lists.page(resource, new ListQuery("", _ -> true, false, 2, token, "", ""));
      assertThat(page.revision()).isEqualTo(revision);
      all.addAll(page.items());
      token = page.token() == null ? "" : page.token();
    } while (!token.isEmpty());
    return all;
  }

  /// What is being deleted waits for somebody.
  private static void held(Stored object) {
    if (object.isDeleting()) {
      boolean grace =
          object.metadata().get("deletionGracePeriodSeconds") instanceof JsonNumber left
              && left.doubleValue() > 0;
      boolean finalizers =
          !object.metadata().array("finalizers").isEmpty()
              || !object.spec().array("finalizers").isEmpty();
      assertThat(grace || finalizers).as("%s is held by nobody", object).isTrue();
    }
  }
}
