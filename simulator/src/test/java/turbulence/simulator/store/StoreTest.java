package turbulence.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

class StoreTest {
  private static final Resource THINGS = new Resource("example.com", "things");
  private static final Resource OTHERS = new Resource("", "others");

  private static Key key(String namespace, String name) {
    return new Key(THINGS, namespace, name);
  }

  private static JsonObject object(int count) {
    return JsonObject.of("metadata", JsonObject.EMPTY, "count", count);
  }

  private static int count(Stored stored) {
    return stored.object().get("count") instanceof JsonNumber number
        ? number.value().intValue()
        : -1;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void each_revision_can_be_read_and_watched_as_a_sorted_map_would_show_it(long seed)
      throws Exception {
    Random random = new Random(seed);
    Store store = new Store();
    TreeMap<String, Integer> model = new TreeMap<>();
    Map<Long, Map<String, Integer>> past = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      Key key = key("n" + random.nextInt(3), "x" + random.nextInt(60));
      String place = key.namespace() + '/' + key.name();
      Stored before = store.get(key).orElse(null);
      assertThat(before == null ? null : (Integer) count(before)).isEqualTo(model.get(place));
      if (before == null) {
        store.create(key, object(i));
        model.put(place, i);
      } else if (random.nextInt(3) == 0) {
        store.remove(before);
        model.remove(place);
      } else {
        store.replace(before, object(i));
        model.put(place, i);
      }
      if (random.nextInt(20) == 0) {
        past.put(store.revision(), new TreeMap<>(model));
      }
    }
    for (Map.Entry<Long, Map<String, Integer>> each : past.entrySet()) {
      assertThat(shown(store.snapshot(THINGS, each.getKey()).all(""))).isEqualTo(each.getValue());
      assertThat(shown(replayed(store, each.getKey()).values().stream().toList())).isEqualTo(model);
    }
    assertThat(shown(store.snapshot(THINGS).all("n1"))).isEqualTo(model.subMap("n1/", "n10"));
  }

  /// What a reader has who listed at a revision and watched from there.
  private static Map<Key, Stored> replayed(Store store, long revision) throws Expired {
    Map<Key, Stored> known = new TreeMap<>(Key::compareWithin);
    store.snapshot(THINGS, revision).all("").forEach(stored -> known.put(stored.key(), stored));
    Cursor cursor = store.cursor(THINGS, revision);
    long last = revision;
    for (Change change = cursor.poll(); change != null; change = cursor.poll()) {
      assertThat(change.revision()).isGreaterThan(last);
      last = change.revision();
      if (change instanceof Change.Deleted) {
        known.remove(change.key());
      } else {
        known.put(change.key(), change.now());
      }
    }
    return known;
  }

  private static Map<String, Integer> shown(List<Stored> all) {
    Map<String, Integer> shown = new TreeMap<>();
    all.forEach(each -> shown.put(each.key().namespace() + '/' + each.key().name(), count(each)));
    assertThat(shown).hasSameSizeAs(all);
    return shown;
  }

  @Test
  void what_was_forgotten_has_expired() throws Exception {
    Store store = new Store(3);
    for (int i = 0; i < 10; i++) {
      store.create(key("n", "x" + i), object(i));
    }
    assertThat(store.snapshot(THINGS, 7).size()).isEqualTo(7);
    assertThatThrownBy(() -> store.snapshot(THINGS, 6))
        .isInstanceOf(Expired.class)
        .hasMessage("too old resource version: 6 (7)");
    store.compact();
    assertThatThrownBy(() -> store.cursor(OTHERS, 9)).isInstanceOf(Expired.class);
    assertThat(store.cursor(OTHERS, 10).poll()).isNull();
  }

  @Test
  void a_write_from_an_old_state_clashes() throws Exception {
    Store store = new Store();
    Stored first = store.create(key("n", "x"), object(1));
    store.replace(first, object(2));
    assertThatThrownBy(() -> store.replace(first, object(3))).isInstanceOf(Clash.class);
    assertThatThrownBy(() -> store.remove(first)).isInstanceOf(Clash.class);
    assertThatThrownBy(() -> store.create(first.key(), object(4))).isInstanceOf(Clash.class);
  }

  @Test
  void many_writers_lose_nothing_and_each_watcher_sees_all_in_order() throws Exception {
    Store store = new Store();
    store.create(key("n", "x"), object(0));
    int writers = 6;
    int each = 500;
    Cursor cursor = store.cursor(THINGS, store.revision());
    CountDownLatch done = new CountDownLatch(writers);
    AtomicInteger clashes = new AtomicInteger();
    for (int i = 0; i < writers; i++) {
      Thread.ofPlatform().start(() -> add(store, each, done, clashes));
    }
    List<Integer> seen = new ArrayList<>();
    while (seen.size() < writers * each) {
      Change change = cursor.next(Duration.ofSeconds(10));
      assertThat(change).isNotNull();
      seen.add(count(change.now()));
    }
    done.await();
    assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(writers * each);
    assertThat(store.get(key("n", "x")).map(StoreTest::count)).hasValue(writers * each);
  }

  private static void add(Store store, int times, CountDownLatch done, AtomicInteger clashes) {
    int left = times;
    while (left > 0) {
      Stored read = store.get(key("n", "x")).orElseThrow();
      try {
        store.replace(read, object(count(read) + 1));
        left--;
      } catch (Clash meanwhile) {
        clashes.incrementAndGet();
      }
    }
    done.countDown();
  }

  @Test
  void a_dropped_cursor_wakes_its_reader() throws Exception {
    Store store = new Store();
    Cursor cursor = store.cursor(THINGS, 0);
    Thread dropper = Thread.ofVirtual().start(cursor::drop);
    assertThat(cursor.next(Duration.ofSeconds(20))).isNull();
    dropper.join();
    assertThat(cursor.isDropped()).isTrue();
    store.create(key("n", "x"), object(1));
    assertThat(cursor.poll()).isNull();
    assertThat(cursor.lags()).isFalse();
  }
}
