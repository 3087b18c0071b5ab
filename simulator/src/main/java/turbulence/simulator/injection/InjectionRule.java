package turbulence.simulator.injection;

import java.util.Set;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// Which of the pods that an injector is shown it leaves as they are.
final class InjectionRule {
  static final String WISH = "sidecar.istio.io/inject";
  static final String STATUS = "sidecar.istio.io/status";
  private static final Set<String> YES = Set.of("y", "yes", "true", "on");
  private static final Set<String> LEFT_ALONE =
      Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");

  private InjectionRule() {}

  static boolean wants(JsonObject pod) {
    JsonObject metadata = pod.object("metadata");
    JsonObject annotations = metadata.object("annotations");
    String label = metadata.object("labels").text(WISH).orElse("");
    String wish = label.isEmpty() ? annotations.text(WISH).orElse("") : label;
    boolean outside =
        pod.object("spec").get("hostNetwork") == JsonBool.TRUE
            || LEFT_ALONE.contains(metadata.text("namespace").orElse(""))
            || annotations.has(STATUS);
    return !outside && (wish.isEmpty() || YES.contains(wish));
  }
}
