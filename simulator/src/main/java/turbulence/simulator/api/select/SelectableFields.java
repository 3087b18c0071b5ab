package turbulence.simulator.api.select;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.discovery.KindInfo;

/// The fields by which the objects of one kind can be selected.
final class SelectableFields {
  private final KindInfo kind;
  private final Map<String, FieldValue> fields = new TreeMap<>();

  private SelectableFields(KindInfo kind) {
    this.kind = kind;
  }

  static SelectableFields of(KindInfo kind) {
    SelectableFields selectable = new SelectableFields(kind);
    selectable.texts("metadata.name");
    if (kind.isCustom()) {
      selectable.custom();
    } else {
      selectable.builtIn();
    }
    // Some kinds of the whole cluster say their fields themselves, and have no namespace among
    // them.
    if (kind.namespaced() || !kind.isCustom() && selectable.fields.size() == 1) {
      selectable.texts("metadata.namespace");
    }
    return selectable;
  }

  /// The field, or a refusal in the words that a real server has for this kind.
  FieldValue find(String label) {
    @Nullable FieldValue field = fields.get(label);
    if (field == null) {
      throw Refusals.badRequest(unknown(label));
    }
    return field;
  }

  private void custom() {
    for (Json item : kind.declared().array("selectableFields")) {
      String path = item instanceof JsonObject field ? field.text("jsonPath").orElse("") : "";
      if (path.length() > 1 && path.startsWith(".")) {
        texts(path.substring(1));
      }
    }
  }

  private void builtIn() {
    switch (kind.resource().toString()) {
      case "pods" -> pods();
      case "nodes" ->
          fields.put("spec.unschedulable", FieldValue.at("false", "spec", "unschedulable"));
      case "namespaces" -> texts("status.phase");
      case "secrets" -> texts("type");
      case "services" -> texts("spec.clusterIP", "spec.type");
      case "replicationcontrollers", "replicasets.apps" ->
          fields.put("status.replicas", FieldValue.at("0", "status", "replicas"));
      case "events" -> events("involvedObject.", "reportingComponent");
      case "events.events.k8s.io" -> events("regarding.", "reportingController");
      case "jobs.batch" ->
          fields.put("status.successful", FieldValue.at("0", "status", "succeeded"));
      case "certificatesigningrequests.certificates.k8s.io" -> texts("spec.signerName");
      case "resourceslices.resource.k8s.io" -> texts("spec.nodeName", "spec.driver");
      default -> {}
    }
  }

  private void pods() {
    texts(
        "spec.nodeName",
        "spec.restartPolicy",
        "spec.schedulerName",
        "spec.serviceAccountName",
        "status.phase",
        "status.podIP",
        "status.nominatedNodeName");
    fields.put("spec.hostNetwork", FieldValue.at("false", "spec", "hostNetwork"));
    fields.put("spec.host", FieldValue.at("", "spec", "nodeName"));
    // A real server takes this field and then finds it empty in every pod.
    fields.put("status.podIPs", pod -> "");
  }

  /// Events of both groups are the same objects under different names.
  private void events(String about, String reporter) {
    for (String name :
        Arrays.asList(
            "kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath")) {
      fields.put(about + name, either(new String[] {"involvedObject", name}, "regarding", name));
    }
    texts("reason", "type");
    String[] component = {"reportingComponent"};
    FieldValue controller = either(component, "reportingController");
    fields.put(reporter, controller);
    FieldValue source =
        either(new String[] {"source", "component"}, "deprecatedSource", "component");
    fields.put(
        "source", event -> source.of(event).isEmpty() ? controller.of(event) : source.of(event));
  }

  private static FieldValue either(String[] path, String... other) {
    FieldValue first = FieldValue.at("", path);
    FieldValue second = FieldValue.at("", other);
    return object -> {
      String value = first.of(object);
      return value.isEmpty() ? second.of(object) : value;
    };
  }

  private void texts(String... labels) {
    for (String label : labels) {
      fields.put(label, FieldValue.at("", label.split("\\.", -1)));
    }
  }

  private String unknown(String label) {
    return switch (kind.isCustom() ? "" : kind.resource().toString()) {
      case "",
          "pods",
          "nodes",
          "namespaces",
          "secrets",
          "services",
          "replicationcontrollers",
          "events",
          "events.events.k8s.io",
          "certificatesigningrequests.certificates.k8s.io" ->
          "field label not supported: " + label;
      case "jobs.batch" -> "field label " + GoText.quote(label) + " not supported for Job";
      case "resourceslices.resource.k8s.io" ->
          "field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: " + label;
      default ->
          GoText.quote(label)
              + " is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";
    };
  }
}
