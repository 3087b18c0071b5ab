package turbulence.app.view;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// What a run came to, in a block of lines.
///
/// @param columns the terminal's width
public record Closing(Style style, int columns) {

  /// A word and what it points to: `Journal` and a path.
  public record Pointer(String word, String target) {}

  String text(JsonObject journal, List<Pointer> pointers) {
    String time =
        journal.get("duration") instanceof JsonNumber n ? "  " + Spans.of(n.doubleValue()) : "";
    StringBuilder out = new StringBuilder("\n  ");
    out.append(style.ruler(Math.min(columns - 4, 72))).append("\n  ");
    out.append(sign(journal)).append(' ').append(style.bold(verdict(journal)));
    out.append(style.dim(time));
    for (String reason : reasons(journal)) {
      out.append("\n    ").append(Columns.wrap(reason, 4, columns - 1));
    }
    for (Pointer pointer : pointers) {
      out.append("\n    ").append(style.dim(Columns.fill(pointer.word(), 9)));
      out.append(Columns.wrap(pointer.target(), 13, columns - 1));
    }
    return out.append('\n').toString();
  }

  private String sign(JsonObject journal) {
    return switch (status(journal)) {
      case "completed" -> deviated(journal) ? style.bad() : style.good();
      case "interrupted" -> style.stopped();
      default -> style.bad();
    };
  }

  static String verdict(JsonObject journal) {
    return switch (status(journal)) {
      case "interrupted" -> "The run was interrupted";
      case "aborted" -> "The run was aborted";
      default -> {
        if (gateMissed(journal)) {
          yield "The system was not steady, so nothing was done to it";
        }
        if (deviated(journal)) {
          yield "The system did not hold";
        }
        if (!status(journal).equals("completed")) {
          yield "The run failed";
        }
        yield wasAsked(journal) ? "The system held" : "Done; nothing was asked of the system";
      }
    };
  }

  /// Whether any hypothesis was looked at: a run without one shows nothing.
  private static boolean wasAsked(JsonObject journal) {
    JsonObject states = journal.object("steady_states");
    return states.get("before") instanceof JsonObject
        || states.get("after") instanceof JsonObject
        || !states.array("during").isEmpty();
  }

  static List<String> reasons(JsonObject journal) {
    List<String> reasons = new ArrayList<>();
    JsonObject states = journal.object("steady_states");
    missed(reasons, "before the method", states.object("before"));
    for (Json during : states.array("during")) {
      if (during instanceof JsonObject state && reasons.size() < 5) {
        missed(reasons, "meanwhile", state);
      }
    }
    missed(reasons, "after the method", states.object("after"));
    missed(reasons, "once restored", states.object("restored"));
    missed(reasons, "in the method", JsonObject.of("probes", journal.array("run")));
    effects(reasons, journal.array("run"));
    failed(reasons, "", journal.array("run"));
    failed(reasons, "rollback ", journal.array("rollbacks"));
    if (deviated(journal) && !gateMissed(journal)) {
      reasons.add("A weakness may have been found.");
    }
    return reasons;
  }

  private static void missed(List<String> reasons, String when, JsonObject state) {
    for (Json probe : state.array("probes")) {
      if (probe instanceof JsonObject entry && entry.get("tolerance_met") == JsonBool.FALSE) {
        String why = entry.text("tolerance_missed").map(text -> ": " + text).orElse("");
        String line = "missed " + when + ": " + name(entry) + why;
        if (!reasons.contains(line)) {
          reasons.add(line);
        }
      }
    }
  }

  private static void failed(List<String> reasons, String what, JsonArray entries) {
    for (Json run : entries) {
      if (run instanceof JsonObject entry && "failed".equals(entry.text("status").orElse(""))) {
        reasons.add("failed: " + what + name(entry) + ": " + Glimpse.failure(entry));
      }
    }
  }

  /// Faults that were not in effect, or not for as long as they should.
  private static void effects(List<String> reasons, JsonArray entries) {
    for (Json run : entries) {
      for (Json sign :
          run instanceof JsonObject entry ? entry.array("evidence") : JsonArray.EMPTY) {
        JsonObject seen = (JsonObject) sign;
        String what = name((JsonObject) run) + ": " + seen.text("what").orElse("");
        if (seen.has("lost")) {
          String by =
              seen.object("lost").text("by").map(name -> ", put back by " + name).orElse("");
          reasons.add("lost: " + what + by);
        } else if (seen.text("seen").orElse("").equals("not observed")) {
          reasons.add("not observed: " + what);
        }
      }
    }
  }

  private static String name(JsonObject entry) {
    return entry.object("activity").text("name").orElse("?");
  }

  private static String status(JsonObject journal) {
    return journal.text("status").orElse("");
  }

  private static boolean deviated(JsonObject journal) {
    return journal.get("deviated") == JsonBool.TRUE;
  }

  private static boolean gateMissed(JsonObject journal) {
    return journal.object("steady_states").object("before").get("steady_state_met")
            == JsonBool.FALSE
        && journal.array("run").isEmpty();
  }
}
