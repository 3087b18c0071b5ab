package turbulence.app.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The table of what Turbulence does otherwise on purpose.
///
/// @param cases by case, what differs
/// @param apart cases that cannot be played, each with the reason
record Differences(Map<String, List<Entry>> cases, Map<String, String> apart) {

  /// @param number of the difference, as in the document
  /// @param fields by name, the value that we give
  record Entry(int number, Map<String, Object> fields) {}

  static Differences load() {
    try {
      return parse(Files.readString(Recording.resources().resolve("differences.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Differences parse(String yaml) {
    Map<String, Object> table = Text.map(Text.read(yaml));
    Map<String, List<Entry>> cases = new LinkedHashMap<>();
    Text.map(table.get("cases"))
        .forEach((name, entries) ->
            cases.put(name, Text.list(entries).stream().map(Differences::entry).toList()));
    Map<String, String> apart = new LinkedHashMap<>();
    Text.map(table.get("apart")).forEach((name, reason) -> apart.put(name, "" + reason));
    return new Differences(cases, apart);
  }

  private static Entry entry(Object entry) {
    Map<String, Object> fields = Text.map(entry);
    return new Entry((Integer) fields.get("difference"), Text.map(fields.get("fields")));
  }

  /// All fields in which that case may and must differ. A list given under two numbers is one list.
  Map<String, Object> declared(String name) {
    Map<String, Object> declared = new LinkedHashMap<>();
    for (Entry entry : cases.getOrDefault(name, List.of())) {
      entry.fields.forEach((field, ours) ->
          declared.put(
              field, declared.containsKey(field) ? join(declared.get(field), ours) : ours));
    }
    return declared;
  }

  private static Object join(Object first, Object second) {
    List<Object> both = new ArrayList<>(Text.list(first));
    both.addAll(Text.list(second));
    return both;
  }

  /// The cases that show a difference.
  Set<String> showing(int number) {
    Set<String> showing = new TreeSet<>();
    cases.forEach((name, entries) -> {
      if (entries.stream().anyMatch(entry -> entry.number == number)) {
        showing.add(name);
      }
    });
    return showing;
  }

  /// What is wrong with a case: nothing when it differs exactly where the table says so.
  List<String> complaints(String name, Map<String, Object> found) {
    Map<String, Object> declared = declared(name);
    List<String> complaints = new ArrayList<>();
    found.forEach((field, ours) -> {
      if (!declared.containsKey(field)) {
        complaints.add("differs: " + field + ": " + Text.show(ours));
      } else if (!sameAsDeclared(declared.get(field), ours)) {
        complaints.add(
            "differs otherwise: %s: %s, not %s"
                .formatted(field, Text.show(ours), Text.show(declared.get(field))));
      }
    });
    declared.keySet().stream()
        .filter(field -> !found.containsKey(field))
        .forEach(field -> complaints.add("stale, agrees by now: " + field));
    return complaints;
  }

  private static boolean sameAsDeclared(Object declared, Object found) {
    if (declared instanceof List<?> lines && found instanceof List<?> others) {
      boolean shuffled = lines.size() == others.size() && lines.containsAll(others);
      return (shuffled && others.containsAll(lines)) || Comparison.same(lines, others);
    }
    return Comparison.same(declared, found);
  }
}
