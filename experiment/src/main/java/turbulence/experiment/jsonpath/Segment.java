package turbulence.experiment.jsonpath;

import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// One step of a way: what it selects, from a value or from all that is under it too.
///
/// @param deep whether it looks at everything below, parents first
record Segment(boolean deep, List<Selector> selectors) {

  boolean each(Json root, Json value, Sink sink) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("while following a path");
    }
    for (Selector selector : selectors) {
      if (!selector.select(root, value, sink)) {
        return false;
      }
    }
    return !deep || children(value, child -> each(root, child, sink));
  }

  boolean isSingular() {
    return !deep
        && selectors.size() == 1
        && (selectors.getFirst() instanceof Selector.Name
            || selectors.getFirst() instanceof Selector.Index);
  }

  /// Hands over what an object or an array holds.
  static boolean children(Json value, Sink sink) throws InterruptedException {
    if (value instanceof JsonObject object) {
      for (Map.Entry<String, Json> field : object) {
        if (!sink.take(field.getValue())) {
          return false;
        }
      }
    } else if (value instanceof JsonArray array) {
      for (Json item : array) {
        if (!sink.take(item)) {
          return false;
        }
      }
    }
    return true;
  }
}
