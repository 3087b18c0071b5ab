package turbulence.app.e2e;

import turbulence.json.Json;
import turbulence.json.JsonObject;

/// How far an exercise reaches, as the rights tell that it needs.
///
/// @param isWide beyond a namespace
/// @param deletesNodes no kubelet brings its Node back before it is started again
record Reach(boolean isWide, boolean deletesNodes) {
  static final Reach NOWHERE = new Reach(false, false);

  static Reach of(JsonObject roles) {
    boolean wide = roles.toString().contains("\"ClusterRole\"");
    for (Json each : roles.array("items")) {
      for (Json rule : ((JsonObject) each).array("rules")) {
        String text = rule.toString();
        if (text.contains("\"nodes\"") && text.contains("\"delete\"")) {
          return new Reach(wide, true);
        }
      }
    }
    return new Reach(wide, false);
  }

  /// Why it cannot be played there; empty when it can.
  String whyNot(Exercise exercise, Ground ground) {
    if (!ground.mine() && isWide) {
      return "it reaches beyond a namespace: only with E2E_CLUSTER=mine";
    }
    if (!ground.mine() && exercise.needsKinds()) {
      return "it needs kinds of its own: only with E2E_CLUSTER=mine";
    }
    if (deletesNodes && !exercise.shows("create_node")) {
      return "it deletes a node, which a kubelet does not bring back";
    }
    if (exercise.shows("drain_nodes") && ground.nodes().open() < 2) {
      return "it needs two nodes that take pods, and there are " + ground.nodes().open();
    }
    if (exercise.shows("taint_nodes")
        && (ground.nodes().open() < 2 || ground.nodes().workers() < 1)) {
      return "it needs two nodes that take pods, one of them a worker";
    }
    boolean ofNginx =
        exercise.shows("kill_process")
            || exercise.shows("read_pod_logs")
            || exercise.shows("should_be_found_in_logs");
    return ofNginx && !ground.image().isNginx()
        ? "it needs the web server nginx, and E2E_IMAGE is " + ground.image().name()
        : "";
  }
}
