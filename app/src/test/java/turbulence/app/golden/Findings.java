package turbulence.app.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is to be compared of a run, by field.
///
/// @param facts compared always
/// @param details compared where both runs have that field: what lies inside of things that only
///   one of them has cannot agree with anything
record Findings(Map<String, Object> facts, Map<String, Object> details) {

  static Findings of(Evidence evidence) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("exit", evidence.exit());
    facts.put("journal", evidence.journal() == null ? "none" : "written");
    JournalView view = new JournalView(evidence.journal());
    facts.putAll(view.facts());
    addConsole(evidence, view.probes(), facts);
    facts.put("controls", evidence.controls().stream().map(Findings::withoutPython).toList());
    facts.put("notifications", evidence.notifications().stream().map(Findings::notified).toList());
    facts.put("requests", evidence.requests().stream().map(Findings::requested).toList());
    return new Findings(facts, view.details());
  }

  /// While the hypothesis is checked beside the method, two threads write lines, one of them as
  /// often as time allows: its lines are taken out and counted once.
  private static void addConsole(Evidence evidence, Set<String> probes, Map<String, Object> facts) {
    List<String> lines = new ArrayList<>();
    Set<String> watched = new TreeSet<>();
    boolean watching = false;
    for (String line : evidence.console()) {
      if (watching && isWatching(line, probes)) {
        watched.add(line);
      } else {
        lines.add(line);
      }
      watching |= line.startsWith("INFO Executing the steady-state hypothesis continuously");
      watching &= !line.contains("ollback"); // the check after the method may overtake the last one
    }
    facts.put("lines", lines);
    facts.put("watched lines", List.copyOf(watched));
  }

  private static boolean isWatching(String line, Set<String> probes) {
    return line.startsWith("INFO Steady state hypothesis")
        || line.startsWith("WARNING Continuous steady state probe")
        || line.startsWith("INFO Terminating immediately")
        || line.equals("INFO Continuous steady state hypothesis terminated")
        || (line.startsWith("INFO Probe: ")
            && probes.contains(line.substring("INFO Probe: ".length())));
  }

  /// How a Python function saw its parameters says nothing about a run.
  private static String withoutPython(String line) {
    int at = line.indexOf("configure {");
    return at < 0 ? line : line.substring(0, at) + "configure";
  }

  private static String notified(Object line) {
    Map<String, Object> fields = new LinkedHashMap<>(Text.map(line));
    fields.put("channel", new java.util.TreeMap<>(Text.map(fields.get("channel"))));
    return Text.show(fields);
  }

  /// Method, path and what matters of the headers and the body.
  private static String requested(Object line) {
    Map<String, Object> fields = Text.map(line);
    Map<String, Object> headers = new LinkedHashMap<>();
    Text.map(fields.get("headers"))
        .forEach((key, value) -> headers.put(key.toLowerCase(Locale.ROOT), value));
    List<String> words = new ArrayList<>();
    words.add(
        fields.containsKey("GET") ? "GET " + fields.get("GET") : "POST " + fields.get("path"));
    for (String name : List.of("accept", "authorization", "content-type")) {
      if (headers.containsKey(name)) {
        words.add(name + "=" + headers.get(name));
      }
    }
    if (fields.containsKey("body")) {
      words.add(Text.show(Tidy.body(String.valueOf(fields.get("body")))));
    }
    return String.join(" ", words);
  }
}
