package turbulence.app.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The places in a journal where a change matters, for tests that change one.
final class Leaves {
  private static final Set<String> FREE =
      Set.of(
          "start", "end", "duration", "platform", "node", "exception", "headers", "during", "ua");

  private Leaves() {}

  static void collect(Object value, List<Object> path, List<List<Object>> leaves) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, item) -> {
        if (!FREE.contains(key)) {
          collect(item, with(path, key), leaves);
        }
      });
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), with(path, i), leaves);
      }
    } else {
      leaves.add(path);
    }
  }

  static Object changed(Object value, List<Object> path) {
    if (path.isEmpty()) {
      return "changed";
    }
    List<Object> rest = path.subList(1, path.size());
    if (path.get(0) instanceof Integer at) {
      List<Object> copy = new ArrayList<>(Text.list(value));
      copy.set(at, changed(copy.get(at), rest));
      return copy;
    }
    Map<String, Object> copy = new LinkedHashMap<>(Text.map(value));
    copy.computeIfPresent((String) path.get(0), (key, item) -> changed(item, rest));
    if (path.size() == 1) {
      copy.put((String) path.get(0), "changed");
    }
    return copy;
  }

  private static List<Object> with(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
