package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import turbulence.json.Json;
import turbulence.json.JsonArray;

/// A list that a JSON patch is changing. Numbers below zero count from the end, as a real server
/// has it; when something is added, -1 is the place after the last.
final class OpenArray implements Draft.Open {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");
  private final List<Draft> items = new ArrayList<>();

  OpenArray(JsonArray array) {
    array.forEach(item -> items.add(new Draft.Whole(item)));
  }

  @Override
  public Draft get(String key) {
    return items.get(place(key, items.size()));
  }

  @Override
  public void add(String key, Draft part) {
    items.add("-".equals(key) ? items.size() : place(key, items.size() + 1), part);
  }

  @Override
  public void set(String key, Draft part) {
    items.set(place(key, items.size()), part);
  }

  @Override
  public void remove(String key) {
    items.remove(place(key, items.size()));
  }

  private static int place(String key, int places) {
    if (!NUMBER.matcher(key).matches()) {
      throw PatchRefused.unfitting();
    }
    long number = Long.parseLong(key);
    long place = number < 0 ? number + places : number;
    if (place < 0 || place >= places) {
      throw PatchRefused.unfitting();
    }
    return (int) place;
  }

  @Override
  public Json frozen() {
    List<Json> frozen = new ArrayList<>(items.size());
    items.forEach(item -> frozen.add(item.frozen()));
    return new JsonArray(frozen);
  }

  @Override
  public int depth() {
    return 1 + items.stream().mapToInt(Draft::depth).max().orElse(0);
  }
}
