package turbulence.simulator.recording;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Recorded;

/// The reasoned list of what may differ: in every step, or in one. Thread-confined.
final class Exceptions {
  private final List<Entry> entries = new ArrayList<>();
  private final Set<Entry> used = new LinkedHashSet<>();

  /// @param step empty for all
  /// @param sometimes whether it depends on who is faster
  private record Entry(String step, Pattern what, String why, boolean sometimes) {
    boolean covers(Step one, String difference) {
      return (step.isEmpty() || step.equals(one.name())) && what.matcher(difference).find();
    }
  }

  static Exceptions read() {
    Exceptions all = new Exceptions();
    for (Json entry : Recorded.array(Exceptions.class, "exceptions")) {
      JsonObject object = (JsonObject) entry;
      all.entries.add(
          new Entry(
              object.text("step").orElse(""),
              Pattern.compile(object.text("what").orElseThrow(), Pattern.DOTALL),
              object.text("why").orElseThrow(),
              object.get("sometimes") == JsonBool.TRUE));
    }
    return all;
  }

  boolean excuse(Step step, String difference) {
    List<Entry> covering = entries.stream().filter(e -> e.covers(step, difference)).toList();
    used.addAll(covering);
    return !covering.isEmpty();
  }

  /// What is listed but does not differ.
  List<String> needless() {
    return entries.stream()
        .filter(entry -> !used.contains(entry) && !entry.sometimes)
        .map(entry -> entry.step + " " + entry.what)
        .toList();
  }
}
