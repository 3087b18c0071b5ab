package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import turbulence.json.Json;
import turbulence.json.JsonArray;

/// Puts the items of a merged list in order: those that the patch orders as it says, the others as
/// they were, and one that was before one that the patch orders stays before it.
final class Arrangement {
  private final UnaryOperator<Json> identity;
  private final Map<Json, Integer> order;
  private final Map<Json, Integer> live;

  Arrangement(UnaryOperator<Json> identity, JsonArray order, JsonArray live) {
    this.identity = identity;
    this.order = places(order);
    this.live = places(live);
  }

  private Map<Json, Integer> places(JsonArray list) {
    Map<Json, Integer> places = new HashMap<>();
    for (Json item : list) {
      places.putIfAbsent(identity.apply(item), places.size());
    }
    return places;
  }

  JsonArray of(JsonArray merged) {
    List<Json> ordered = new ArrayList<>();
    List<Json> others = new ArrayList<>();
    merged.forEach(item -> (place(order, item) >= 0 ? ordered : others).add(item));
    ordered.sort(Comparator.comparingInt(item -> place(order, item)));
    others.sort(Comparator.comparingInt(item -> place(live, item)));
    return new JsonArray(woven(others, ordered));
  }

  private List<Json> woven(List<Json> others, List<Json> ordered) {
    List<Json> woven = new ArrayList<>(others.size() + ordered.size());
    int next = 0;
    for (Json item : ordered) {
      while (next < others.size() && isBefore(others.get(next), item)) {
        woven.add(others.get(next++));
      }
      woven.add(item);
    }
    woven.addAll(others.subList(next, others.size()));
    return woven;
  }

  private boolean isBefore(Json other, Json item) {
    int place = place(live, other);
    return place >= 0 && place < place(live, item);
  }

  private int place(Map<Json, Integer> places, Json item) {
    return places.getOrDefault(identity.apply(item), -1);
  }
}
