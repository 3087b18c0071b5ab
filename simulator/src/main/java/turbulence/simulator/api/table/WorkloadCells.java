package turbulence.simulator.api.table;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.select.LabelSelector;

/// The cells of what keeps pods.
final class WorkloadCells {
  private WorkloadCells() {}

  static void deployment(Row row) {
    JsonObject status = row.status();
    row.name()
        .add(
            Look.number(status, "readyReplicas") + "/" + Look.number(row.spec(), "replicas"),
            Look.number(status, "updatedReplicas"),
            Look.number(status, "availableReplicas"))
        .age();
    template(row, row.spec()).add(selector(row.spec().get("selector"), "", "<invalid>"));
  }

  static void replicas(Row row) {
    replicas(row, selector(row.spec().get("selector"), "<none>", "<error>"));
  }

  static void replicationController(Row row) {
    replicas(row, Look.labels(row.spec().object("selector")));
  }

  private static void replicas(Row row, String selector) {
    row.name()
        .add(
            Look.number(row.spec(), "replicas"),
            Look.number(row.status(), "replicas"),
            Look.number(row.status(), "readyReplicas"))
        .age();
    template(row, row.spec()).add(selector);
  }

  static void statefulSet(Row row) {
    long ready = Look.number(row.status(), "readyReplicas");
    row.name().add(ready + "/" + Look.number(row.spec(), "replicas")).age();
    template(row, row.spec());
  }

  static void daemonSet(Row row) {
    JsonObject status = row.status();
    row.name()
        .add(
            Look.number(status, "desiredNumberScheduled"),
            Look.number(status, "currentNumberScheduled"),
            Look.number(status, "numberReady"),
            Look.number(status, "updatedNumberScheduled"),
            Look.number(status, "numberAvailable"),
            Look.labels(row.spec().object("template").object("spec").object("nodeSelector")))
        .age();
    template(row, row.spec()).add(selector(row.spec().get("selector"), "<none>", "<error>"));
  }

  static void job(Row row) {
    String start = Look.text(row.status(), "startTime");
    String end = Look.text(row.status(), "completionTime");
    String duration = "";
    if (!start.isEmpty()) {
      duration = end.isEmpty() ? row.since(start) : Ages.between(start, end);
    }
    row.name().add(jobWord(row), completions(row), duration).age();
    template(row, row.spec()).add(selector(row.spec().get("selector"), "<none>", "<error>"));
  }

  private static String jobWord(Row row) {
    if (jobIs(row, "Complete")) {
      return "Complete";
    } else if (jobIs(row, "Failed")) {
      return "Failed";
    } else if (row.isDeleting()) {
      return "Terminating";
    } else if (jobIs(row, "Suspended")) {
      return "Suspended";
    }
    return jobIs(row, "FailureTarget") ? "FailureTarget" : "Running";
  }

  private static boolean jobIs(Row row, String condition) {
    return Look.condition(row.status(), condition).equals("True");
  }

  private static String completions(Row row) {
    long succeeded = Look.number(row.status(), "succeeded");
    long parallelism = Look.number(row.spec(), "parallelism");
    if (Look.has(row.spec(), "completions")) {
      return succeeded + "/" + Look.number(row.spec(), "completions");
    }
    return succeeded + (parallelism > 1 ? "/1 of " + parallelism : "/1");
  }

  static void cronJob(Row row) {
    JsonObject spec = row.spec();
    Json suspend = spec.get("suspend");
    String suspended = suspend == JsonBool.TRUE ? "True" : "False";
    row.name()
        .add(
            Look.text(spec, "schedule"),
            Look.text(spec, "timeZone", "<none>"),
            suspend instanceof JsonBool ? suspended : "<unset>",
            row.status().array("active").size(),
            Ages.since(Look.text(row.status(), "lastScheduleTime"), row.now(), "<none>"))
        .age();
    JsonObject job = spec.object("jobTemplate").object("spec");
    template(row, job).add(selector(job.get("selector"), "<none>", "<error>"));
  }

  static void podTemplate(Row row) {
    row.name();
    template(row, row.object())
        .add(Look.labels(row.object().object("template").object("metadata").object("labels")));
  }

  static void controllerRevision(Row row) {
    String controller = "<none>";
    for (JsonObject owner : Look.objects(row.metadata().array("ownerReferences"))) {
      if (Look.flag(owner, "controller")) {
        String version = Look.text(owner, "apiVersion");
        int slash = version.indexOf('/');
        String group = slash < 0 ? "" : "." + version.substring(0, slash);
        controller = Lower.of(Look.text(owner, "kind") + group) + "/" + Look.text(owner, "name");
      }
    }
    row.name().add(controller, Look.number(row.object(), "revision")).age();
  }

  static void disruptionBudget(Row row) {
    row.name()
        .add(
            Look.shown(row.spec().get("minAvailable"), "N/A"),
            Look.shown(row.spec().get("maxUnavailable"), "N/A"),
            Look.number(row.status(), "disruptionsAllowed"))
        .age();
  }

  static void scale(Row row) {
    row.name()
        .add(Look.number(row.spec(), "replicas"), Look.number(row.status(), "replicas"))
        .age();
  }

  /// The names and the images of the containers that a template makes.
  private static Row template(Row row, JsonObject owner) {
    JsonArray containers = owner.object("template").object("spec").array("containers");
    return row.add(Look.joined(containers, "name"), Look.joined(containers, "image"));
  }

  static String selector(@Nullable Json selector, String none, String wrong) {
    try {
      String text = LabelSelector.of(selector).toString();
      return text.isEmpty() ? none : text;
    } catch (Refusal refused) {
      return wrong;
    }
  }
}
