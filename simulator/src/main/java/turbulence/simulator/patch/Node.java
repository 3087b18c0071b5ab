package turbulence.simulator.patch;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The algebra of field sets in the form in which they are stored: an object that is empty or holds
/// `.` is a field that belongs to the set; the other names are the fields below it, in order. No
/// node at all is the empty set.
final class Node {
  static final JsonObject LEAF = JsonObject.EMPTY;
  private static final String SELF = ".";

  private Node() {}

  static boolean isMember(@Nullable JsonObject node) {
    return node != null && (node.isEmpty() || node.has(SELF));
  }

  static @Nullable JsonObject child(@Nullable JsonObject node, String step) {
    return node != null && node.get(step) instanceof JsonObject child ? child : null;
  }

  /// A node whose steps come in whatever order.
  static @Nullable JsonObject of(boolean member, Map<String, JsonObject> children) {
    SortedMap<String, JsonObject> sorted =
        children instanceof SortedMap<String, JsonObject> map ? map : new TreeMap<>(children);
    JsonObject.Builder node = start(member);
    sorted.forEach(node::put);
    return built(member, node);
  }

  private static JsonObject.Builder start(boolean member) {
    JsonObject.Builder node = JsonObject.builder();
    return member ? node.put(SELF, JsonObject.EMPTY) : node;
  }

  private static @Nullable JsonObject built(boolean member, JsonObject.Builder node) {
    JsonObject built = node.build();
    if (built.isEmpty()) {
      return null;
    }
    return member && built.size() == 1 ? LEAF : built;
  }

  static @Nullable JsonObject union(@Nullable JsonObject a, @Nullable JsonObject b) {
    if (a == null || Comparison.isSame(a, b)) {
      return b;
    } else if (b == null) {
      return a;
    }
    String[] names = new String[a.size() + b.size()];
    int size = 0;
    for (var field : a) {
      names[size++] = field.getKey();
    }
    for (var field : b) {
      if (!a.has(field.getKey())) {
        names[size++] = field.getKey();
      }
    }
    Arrays.sort(names, 0, size);
    boolean member = isMember(a) || isMember(b);
    JsonObject.Builder node = start(member);
    for (int i = 0; i < size; i++) {
      if (!names[i].equals(SELF)) {
        put(node, names[i], union(child(a, names[i]), child(b, names[i])));
      }
    }
    return built(member, node);
  }

  static @Nullable JsonObject intersection(@Nullable JsonObject a, @Nullable JsonObject b) {
    if (a == null || b == null || Comparison.isSame(a, b)) {
      return b == null ? null : a;
    }
    boolean member = isMember(a) && isMember(b);
    JsonObject.Builder node = start(member);
    for (Map.Entry<String, Json> field : a) {
      String step = field.getKey();
      if (!step.equals(SELF) && b.has(step)) {
        put(node, step, intersection(child(a, step), child(b, step)));
      }
    }
    return built(member, node);
  }

  /// What is in the first and not in the second; what lies below a field that the second has stays.
  static @Nullable JsonObject difference(@Nullable JsonObject a, @Nullable JsonObject b) {
    if (a == null || b == null) {
      return a;
    }
    boolean member = isMember(a) && !isMember(b);
    JsonObject.Builder node = start(member);
    for (Map.Entry<String, Json> field : a) {
      String step = field.getKey();
      if (!step.equals(SELF)) {
        put(node, step, difference(child(a, step), child(b, step)));
      }
    }
    return built(member, node);
  }

  /// What is in the first and neither in the second nor below what is in it.
  static @Nullable JsonObject outside(@Nullable JsonObject a, @Nullable JsonObject b) {
    if (a == null || b == null) {
      return a;
    } else if (isMember(b)) {
      return null;
    }
    JsonObject.Builder node = start(isMember(a));
    for (Map.Entry<String, Json> field : a) {
      String step = field.getKey();
      if (!step.equals(SELF)) {
        put(node, step, outside(child(a, step), child(b, step)));
      }
    }
    return built(isMember(a), node);
  }

  private static void put(JsonObject.Builder node, String step, @Nullable JsonObject child) {
    if (child != null) {
      node.put(step, child);
    }
  }
}
