package turbulence.faults.kubernetes.node;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.faults.kubernetes.select.Selector;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What nodes are like. What is left out fits any node.
record NodeTraits(
    @About("Annotations that the nodes have, written as label selectors are.")
        @Nullable String annotationSelector,
    @About("Fields that the nodes have, such as `spec.unschedulable=false`.")
        @Nullable String fieldSelector,
    @About("The zone that the nodes lie in, as the label `topology.kubernetes.io/zone` says.")
        @Nullable String zone,
    @About(
            "Roles of which the nodes have one, such as `[worker]`. A worker is who is no part of"
                + " the control plane. Without it the control plane's nodes are meant, too.")
        @Nullable List<String> roles) {
  static final NodeTraits ANY = new NodeTraits(null, null, null, null);

  private static final String ROLE = "node-role.kubernetes.io/";
  private static final List<String> ZONES =
      List.of("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone");
  private static final List<String> CONTROL = List.of("control-plane", "master");

  NodeTraits {
    Hosting.refuseEmpty("annotation_selector", annotationSelector);
    Hosting.refuseEmpty("field_selector", fieldSelector);
    Hosting.refuseEmpty("zone", zone);
    if (roles != null && (roles.isEmpty() || roles.stream().anyMatch(String::isBlank))) {
      throw new IllegalArgumentException("roles is empty; leave it out to mean any");
    }
    if (annotationSelector != null) {
      Selector.parse("annotation_selector", annotationSelector);
    }
  }

  /// Whether a node is like that; its fields are compared by the API.
  boolean fit(JsonObject node) {
    JsonObject metadata = node.object("metadata");
    return (annotationSelector == null
            || Selector.parse("annotation_selector", annotationSelector)
                .selects(metadata.object("annotations")))
        && (zone == null || zone.equals(zone(metadata.object("labels"))))
        && (roles == null || hasRole(metadata.object("labels"), roles));
  }

  private static String zone(JsonObject labels) {
    for (String key : ZONES) {
      if (labels.has(key)) {
        return labels.text(key).orElse("");
      }
    }
    return "";
  }

  private static boolean hasRole(JsonObject labels, List<String> wanted) {
    for (String role : wanted) {
      if (labels.has(ROLE + role) || (role.equals("worker") && !isOfControlPlane(labels))) {
        return true;
      }
    }
    return false;
  }

  static boolean isOfControlPlane(JsonObject labels) {
    for (Map.Entry<String, Json> label : labels) {
      if (label.getKey().startsWith(ROLE)
          && CONTROL.contains(label.getKey().substring(ROLE.length()))) {
        return true;
      }
    }
    return false;
  }
}
