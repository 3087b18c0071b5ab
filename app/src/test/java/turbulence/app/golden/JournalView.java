package turbulence.app.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A journal in the words of a comparison: verdicts and statuses as facts, all else as details.
///
/// @param journal null when there is none
record JournalView(Map<String, Object> journal) {
  private static final Set<String> VOLATILE =
      Set.of("start", "end", "duration", "platform", "node", "exception");
  private static final Set<String> VERDICTS =
      Set.of("status", "deviated", "steady_state_met", "tolerance_met");

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("status", journal == null ? null : journal.get("status"));
    facts.put("deviated", journal == null ? null : journal.get("deviated"));
    facts.put("before", verdict(steady("before")));
    facts.put("after", verdict(steady("after")));
    facts.put("during", during().stream().map(JournalView::verdict).toList());
    facts.put("run", played("run"));
    facts.put("rollbacks", played("rollbacks"));
    return facts;
  }

  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    if (journal == null) {
      return details;
    }
    Map<String, Object> frame = tidy(OwnKeys.without(journal));
    frame.replace("experiment", OwnKeys.without(Text.map(journal.get("experiment"))));
    frame.replace("steady_states", keys(OwnKeys.without(Text.map(journal.get("steady_states")))));
    frame.replace("run", Wording.ANY);
    frame.replace("rollbacks", Wording.ANY);
    details.put("journal", frame);
    addEntries("run", entries("run"), details);
    addEntries("rollbacks", entries("rollbacks"), details);
    addHypothesis("before", steady("before"), details);
    addHypothesis("after", steady("after"), details);
    List<Object> during = during();
    for (int i = 0; i < during.size(); i++) {
      addHypothesis("during[" + i + "]", during.get(i), details);
    }
    return details;
  }

  /// The names of the probes of the hypothesis.
  Set<String> probes() {
    Map<String, Object> experiment =
        journal == null ? Map.of() : Text.map(journal.get("experiment"));
    Object probes = Text.map(experiment.get("steady-state-hypothesis")).get("probes");
    return Text.list(probes).stream()
        .map(probe -> String.valueOf(Text.map(probe).get("name")))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Object steady(String when) {
    return journal == null ? null : Text.map(journal.get("steady_states")).get(when);
  }

  private Object played(String part) {
    boolean isOdd = journal != null && !(journal.get(part) instanceof List<?>);
    return isOdd ? journal.get(part) : entries(part).stream().map(JournalView::entry).toList();
  }

  private List<Object> entries(String part) {
    return journal == null ? List.of() : Text.list(journal.get(part));
  }

  /// How often the hypothesis was checked is up to time: of checks in a row that say the same, one.
  private List<Object> during() {
    List<Object> distinct = new ArrayList<>();
    for (Object check : Text.list(steady("during"))) {
      if (distinct.isEmpty() || !verdict(distinct.getLast()).equals(verdict(check))) {
        distinct.add(check);
      }
    }
    return distinct;
  }

  private static String verdict(Object hypothesis) {
    if (hypothesis == null) {
      return null;
    }
    Map<String, Object> fields = Text.map(hypothesis);
    List<String> entries =
        Text.list(fields.get("probes")).stream().map(JournalView::entry).toList();
    return "met " + fields.get("steady_state_met") + ": " + String.join(", ", entries);
  }

  private static String entry(Object entry) {
    Map<String, Object> fields = Text.map(entry);
    Object status = fields.getOrDefault("status", "cut off");
    String words = Text.map(fields.get("activity")).get("name") + " " + status;
    return fields.containsKey("tolerance_met") ? words + " " + fields.get("tolerance_met") : words;
  }

  private static void addHypothesis(String where, Object value, Map<String, Object> details) {
    if (value != null) {
      Map<String, Object> fields = OwnKeys.without(Text.map(value));
      details.put(where + " keys", keys(fields));
      addEntries(where, Text.list(fields.get("probes")), details);
    }
  }

  private static void addEntries(String part, List<Object> entries, Map<String, Object> details) {
    for (int i = 0; i < entries.size(); i++) {
      Map<String, Object> fields = tidy(OwnKeys.without(Text.map(entries.get(i))));
      details.put(part + "[" + i + "] " + entry(entries.get(i)), fields);
    }
  }

  private static Map<String, Object> tidy(Map<String, Object> fields) {
    Map<String, Object> tidy = new LinkedHashMap<>(fields);
    tidy.replaceAll(
        (key, value) -> VOLATILE.contains(key) || VERDICTS.contains(key) ? Wording.ANY : value);
    tidy.computeIfPresent("output", (key, value) -> Tidy.output(value));
    return tidy;
  }

  private static List<Object> keys(Map<String, Object> fields) {
    return List.copyOf(fields.keySet());
  }
}
