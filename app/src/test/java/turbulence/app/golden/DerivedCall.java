package turbulence.app.golden;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A call of a function that works on Kubernetes, and what comes of it by what is known of that
/// function. Nobody recorded it.
///
/// @param files that lie where the product was started: their texts by their names
/// @param differs where ours differs on purpose, with the value that we give
record DerivedCall(RecordedCall call, Map<String, Object> files, Map<String, Object> differs) {

  /// Those of a text: a list of mappings with `case`, `function`, `arguments`, what the server held
  /// (`state`, as in `k8s-states`), the `result` or the `message` of the failure, and what it is
  /// `asked`: lines such as `GET /api/v1/nodes ?limit=5` or `PATCH /api/v1/nodes/a {"spec": 1}`.
  static List<DerivedCall> all(String text) {
    Map<String, Object> table = Text.map(Text.read(text));
    List<DerivedCall> all = new ArrayList<>();
    for (Object each : Text.list(table.get("calls"))) {
      all.add(of(Text.map(each), Text.map(table.get("usual"))));
    }
    return all;
  }

  private static DerivedCall of(Map<String, Object> fields, Map<String, Object> usual) {
    Map<String, Object> state = new HashMap<>(usual);
    state.putAll(Text.map(fields.get("state")));
    List<ApiRequest> asked = new ArrayList<>();
    if (fields.get("asked") != null) {
      for (Object line : Text.list(fields.get("asked"))) {
        asked.add(request((String) line));
      }
    }
    String function = (String) fields.get("function");
    int dot = function.lastIndexOf('.');
    CallOutcome outcome =
        new CallOutcome(fields.get("result"), (String) fields.get("message"), asked, 1);
    return new DerivedCall(
        new RecordedCall(
            (String) fields.get("case"),
            "chaosk8s." + function.substring(0, dot),
            function.substring(dot + 1),
            Text.map(fields.get("arguments")),
            outcome,
            state),
        Text.map(fields.get("files")),
        Text.map(fields.get("differs")));
  }

  private static ApiRequest request(String line) {
    String[] parts = line.split(" ", 3);
    String rest = parts.length > 2 ? parts[2] : "";
    Map<String, Object> query = new LinkedHashMap<>();
    if (rest.startsWith("?")) {
      for (String part : rest.substring(1).split("&", -1)) {
        int is = part.indexOf('=');
        query.put(part.substring(0, is), part.substring(is + 1));
      }
    }
    String type = parts[0].equals("PATCH") ? "application/strategic-merge-patch+json" : null;
    Object body = rest.startsWith("{") ? Text.read(rest) : null;
    return new ApiRequest(parts[0], parts[1], query, type, null, body);
  }

  /// Without what differs in many calls, with the numbers of those in `docs/differences.md`: pages
  /// (16), content types of no content (17), our name (18), what is read before a change (19), how
  /// many at once (20), phases and metadata (22), and bodies of deletions (37).
  Map<String, Object> peculiar(Map<String, Object> found) {
    Map<String, Object> peculiar = new LinkedHashMap<>();
    found.forEach((where, value) -> {
      if (!isUsual(where, value)) {
        peculiar.put(where, value);
      }
    });
    return peculiar;
  }

  private static boolean isUsual(String where, Object value) {
    return where.endsWith(" limit")
        || where.endsWith(" Accept")
        || where.endsWith(" fieldManager")
        || (where.endsWith(" Content-Type") && !where.startsWith("PATCH"))
        || where.equals("writes at once")
        || (where.startsWith("also GET ") && HeldObjects.isObject(where.substring(9)))
        || (where.endsWith(" fieldSelector") && value.toString().startsWith("status.phase"))
        || (where.startsWith("DELETE ")
            && where.endsWith(" body")
            && value.toString().equals("{}"));
  }

  @Override
  public String toString() {
    return call.name();
  }
}
