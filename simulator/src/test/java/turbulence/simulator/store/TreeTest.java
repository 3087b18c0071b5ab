package turbulence.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonObject;

class TreeTest {
  private static final Resource THINGS = new Resource("", "things");

  private static Stored stored(String name, long revision) {
    return new Stored(new Key(THINGS, "n", name), revision, JsonObject.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void it_holds_what_a_sorted_map_holds_and_old_trees_stay_as_they_were(long seed) {
    Random random = new Random(seed);
    TreeMap<String, Stored> model = new TreeMap<>();
    @Nullable Tree tree = Tree.EMPTY;
    @Nullable Tree old = Tree.EMPTY;
    List<Stored> held = List.of();
    int range = 1 + random.nextInt(300);
    for (int i = 0; i < 1_000; i++) {
      String name = "x" + random.nextInt(range);
      if (random.nextInt(3) == 0) {
        model.remove(name);
        tree = Tree.without(tree, new Key(THINGS, "n", name));
      } else {
        Stored value = stored(name, i);
        model.put(name, value);
        tree = Tree.with(tree, value);
      }
      assertThat(Tree.size(tree)).isEqualTo(model.size());
      assertThat(Tree.get(tree, new Key(THINGS, "n", name))).isEqualTo(model.get(name));
      if (i == 500) {
        old = tree;
        held = List.copyOf(model.values());
      }
    }
    assertThat(walked(tree, null)).isEqualTo(List.copyOf(model.values()));
    assertThat(walked(tree, new Key(THINGS, "n", "x5")))
        .isEqualTo(List.copyOf(model.tailMap("x5", false).values()));
    assertThat(walked(old, null)).isEqualTo(held);
  }

  private static List<Stored> walked(@Nullable Tree tree, @Nullable Key after) {
    List<Stored> all = new ArrayList<>();
    assertThat(Tree.walk(tree, after, all::add)).isTrue();
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 100_000})
  void a_walk_ends_when_the_visitor_has_enough(int count) {
    @Nullable Tree tree = Tree.EMPTY;
    for (int i = 0; i < count; i++) {
      tree = Tree.with(tree, stored("x%06d".formatted(i), i)); // in order: the worst for a tree
    }
    List<String> seen = new ArrayList<>();
    assertThat(
            Tree.walk(
                tree,
                null,
                stored -> seen.add(stored.key().name()) && seen.size() < Math.min(2, count)))
        .isFalse();
    assertThat(seen).hasSize(Math.min(2, count));
  }
}
