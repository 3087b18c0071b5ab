package turbulence.faults.kubernetes.safekeeping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.faults.kubernetes.access.Access;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonWriter;

/// The lines of a ledger that a cluster keeps: those that are about it. Files of machines are
/// nobody's business there, and nobody there may say what becomes of them.
final class Lines {
  private static final String UNDO = "undo";

  private Lines() {}

  /// What of a ledger is about that cluster.
  static List<JsonObject> of(Cluster cluster, List<JsonObject> ledger) {
    List<JsonObject> lines = new ArrayList<>();
    for (JsonObject line : ledger) {
      String kind = kind(line);
      boolean ours =
          switch (kind) {
            case "run", "settled", "ended" -> true;
            case UNDO -> isOf(cluster.access(), line.object(UNDO));
            default -> false;
          };
      if (ours) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean isOf(Access access, JsonObject undo) {
    return undo.text("server").orElse("").equals(access.address());
  }

  /// The same lines, or nothing when nothing of them is open.
  static List<JsonObject> open(List<JsonObject> lines) {
    Set<Json> open = new HashSet<>();
    for (JsonObject line : lines) {
      Json id = line.get("id");
      if (id != null && kind(line).equals(UNDO)) {
        open.add(id);
      } else if (id != null && kind(line).equals("settled")) {
        open.remove(id);
      }
    }
    return open.isEmpty() ? List.of() : lines;
  }

  static String text(List<JsonObject> lines) {
    StringBuilder text = new StringBuilder();
    for (JsonObject line : lines) {
      text.append(JsonWriter.compact(line)).append('\n');
    }
    return text.toString();
  }

  /// What a copy says. All of it is about the cluster that it lies in, whatever that is called by
  /// now and from here: nobody who may write to a copy shall send us to another one.
  static List<JsonObject> read(String text, Cluster cluster) throws InterruptedException {
    List<JsonObject> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(read(line, cluster, cluster.identity()));
      }
    }
    return lines;
  }

  private static JsonObject read(String line, Cluster cluster, String identity) {
    try {
      if (JsonReader.read(line) instanceof JsonObject object) {
        return kind(object).equals(UNDO) ? here(object, cluster, identity) : object;
      }
    } catch (JsonMalformed e) {
      // A line that is none of ours says that something is wrong with the copy.
    }
    return JsonObject.of("line", "unreadable");
  }

  private static JsonObject here(JsonObject line, Cluster cluster, String identity) {
    JsonObject undo = line.object(UNDO);
    return undo.has("plural")
        ? line.with(
            UNDO,
            undo.with("cluster", identity)
                .with("context", cluster.access().context())
                .with("server", cluster.access().address()))
        : JsonObject.of("line", "unreadable");
  }

  private static String kind(JsonObject line) {
    return line.text("line").orElse("");
  }
}
