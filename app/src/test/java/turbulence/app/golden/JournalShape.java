package turbulence.app.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The keys that every journal has, in their order: checked of ours also where the recorded run has
/// nothing to compare with.
final class JournalShape {
  private static final List<String> FRAME =
      List.of(
          "chaoslib-version",
          "platform",
          "node",
          "experiment",
          "start",
          "status",
          "deviated",
          "steady_states",
          "run",
          "rollbacks",
          "end",
          "duration");
  private static final List<String> ENTRY =
      List.of("activity", "output", "start", "status", "exception", "end", "duration");

  private JournalShape() {}

  static List<String> complaints(Map<String, Object> journal) {
    List<String> complaints = new ArrayList<>();
    if (journal != null) {
      check("journal", journal, FRAME, complaints);
      Map<String, Object> steady = Text.map(journal.get("steady_states"));
      check("steady_states", steady, List.of("before", "after", "during"), complaints);
      entries("run", journal.get("run"), complaints);
      entries("rollbacks", journal.get("rollbacks"), complaints);
      entries("before", Text.map(steady.get("before")).get("probes"), complaints);
      entries("after", Text.map(steady.get("after")).get("probes"), complaints);
    }
    return complaints;
  }

  private static void entries(String part, Object entries, List<String> complaints) {
    for (Object entry : Text.list(entries)) {
      List<String> due = new ArrayList<>(ENTRY);
      if (!Text.map(entry).containsKey("status")) {
        due.remove("status");
      }
      if (!"failed".equals(Text.map(entry).get("status"))) {
        due.remove("exception");
      }
      check(part, Text.map(entry), due, complaints);
    }
  }

  private static void check(
      String where, Map<String, Object> fields, List<String> due, List<String> complaints) {
    List<String> keys = List.copyOf(OwnKeys.without(fields).keySet());
    if (keys.size() < due.size() || !keys.subList(0, due.size()).equals(due)) {
      complaints.add(where + " has the keys " + keys + ", not " + due);
    }
  }
}
