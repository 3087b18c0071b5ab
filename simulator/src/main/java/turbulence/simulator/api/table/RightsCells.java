package turbulence.simulator.api.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import turbulence.json.JsonObject;

/// The cells of who may do what, and of certificates that somebody asks for.
final class RightsCells {
  private RightsCells() {}

  static void binding(Row row) {
    JsonObject role = row.object().object("roleRef");
    row.name().add(Look.text(role, "kind") + "/" + Look.text(role, "name")).age();
    row.add(subjects(row, "User"), subjects(row, "Group"), subjects(row, "ServiceAccount"));
  }

  private static String subjects(Row row, String kind) {
    List<String> names = new ArrayList<>();
    for (JsonObject subject : Look.objects(row.object().array("subjects"))) {
      if (Look.text(subject, "kind").equals(kind)) {
        String namespace =
            kind.equals("ServiceAccount") ? Look.text(subject, "namespace") + "/" : "";
        names.add(namespace + Look.text(subject, "name"));
      }
    }
    return String.join(", ", names);
  }

  static void signingRequest(Row row) {
    JsonObject spec = row.spec();
    String duration = "<none>";
    if (Look.has(spec, "expirationSeconds")) {
      duration = Ages.human(Duration.ofSeconds(Look.number(spec, "expirationSeconds")));
    }
    row.name()
        .age()
        .add(
            Look.text(spec, "signerName", "<none>"),
            Look.text(spec, "username"),
            duration,
            requestWord(row));
  }

  private static String requestWord(Row row) {
    List<String> types = new ArrayList<>();
    for (JsonObject condition : Look.objects(row.status().array("conditions"))) {
      types.add(Look.text(condition, "type"));
    }
    String word = types.contains("Approved") ? "Approved" : "Pending";
    if (types.contains("Denied")) {
      word = "Denied";
    }
    boolean issued = !Look.text(row.status(), "certificate").isEmpty();
    return word + (types.contains("Failed") ? ",Failed" : "") + (issued ? ",Issued" : "");
  }
}
