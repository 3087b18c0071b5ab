package turbulence.experiment.ledger;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// The journal of a run that died, put together from its progress.
///
/// An entry of part `run` or `rollbacks` is one activity's; of `before`, `after` or `restored` it
/// is a whole check of the hypothesis; of `during` it is one more of those.
public final class JournalSoFar {
  private static final String STATES = "steady_states";

  private JournalSoFar() {}

  /// The journal with its status `interrupted`, or null when there is not even a first line.
  public static @Nullable JsonObject assemble(List<JsonObject> progress) {
    if (progress.isEmpty()) {
      return null;
    }
    JsonObject first = progress.getFirst();
    List<JsonObject> rest = progress.subList(1, progress.size());
    JsonObject states = states(first.object(STATES), rest);
    String start = first.text("start").orElse("");
    String end = rest.isEmpty() ? start : end(rest.getLast().object("entry"), start);
    return first.toBuilder()
        .put("status", "interrupted")
        .put("deviated", deviates(states))
        .put(STATES, states)
        .put("run", activities(first, rest, "run"))
        .put("rollbacks", activities(first, rest, "rollbacks"))
        .put("end", end)
        .put("duration", seconds(start, end))
        .build();
  }

  /// In the order in which they started: those in the background end later. What was noted before a
  /// pause and again behind it counts once, as it was last.
  private static JsonArray activities(JsonObject first, List<JsonObject> rest, String part) {
    Map<String, Json> last = new LinkedHashMap<>();
    for (Json entry : first.array(part)) {
      last.put(which(entry), entry);
    }
    for (Json entry : entries(rest, part)) {
      last.put(which(entry), entry);
    }
    List<Json> entries = new ArrayList<>(last.values());
    entries.sort(Comparator.comparing(JournalSoFar::start));
    return new JsonArray(entries);
  }

  private static JsonObject states(JsonObject first, List<JsonObject> rest) {
    JsonObject.Builder states = first.toBuilder();
    for (String part : List.of("before", "after", "restored")) {
      for (Json entry : entries(rest, part)) {
        states.put(part, entry);
      }
    }
    List<Json> during = new ArrayList<>(first.array("during").items());
    during.addAll(entries(rest, "during"));
    return states.put("during", new JsonArray(during)).build();
  }

  private static List<Json> entries(List<JsonObject> lines, String part) {
    List<Json> entries = new ArrayList<>();
    for (JsonObject line : lines) {
      if (line.text("part").orElse("").equals(part)) {
        entries.add(line.object("entry"));
      }
    }
    return entries;
  }

  private static boolean deviates(JsonObject states) {
    boolean deviates = missed(states.object("after"));
    for (Json state : states.array("during")) {
      deviates |= state instanceof JsonObject during && missed(during);
    }
    return deviates;
  }

  private static boolean missed(JsonObject state) {
    return state.get("steady_state_met") == JsonBool.FALSE;
  }

  private static String which(Json entry) {
    return start(entry) + " " + (entry instanceof JsonObject object ? object.get("activity") : "");
  }

  private static String start(Json entry) {
    return entry instanceof JsonObject object ? object.text("start").orElse("") : "";
  }

  private static String end(JsonObject entry, String otherwise) {
    JsonArray probes = entry.array("probes");
    return entry
        .text("end")
        .orElseGet(() ->
            !probes.isEmpty() && probes.get(probes.size() - 1) instanceof JsonObject probe
                ? probe.text("end").orElse(otherwise)
                : otherwise);
  }

  private static double seconds(String start, String end) {
    try {
      Duration time = Duration.between(OffsetDateTime.parse(start), OffsetDateTime.parse(end));
      return time.toNanos() / 1e9;
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
