package turbulence.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;

/// Tells the cluster that a node is alive: renews its lease every ten seconds, and its conditions
/// when they do not say so, or every five minutes.
final class Heartbeat {
  private static final Resource NODES = new Resource("", "nodes");
  private static final Resource LEASES = new Resource("coordination.k8s.io", "leases");
  private static final String NAMESPACE = "kube-node-lease";
  private static final Duration RENEWAL = Duration.ofSeconds(10);
  private static final Duration REPORT = Duration.ofMinutes(5);

  private final Means means;
  private final Machine machine;
  private Timeline.@Nullable Alarm next;
  private Instant reported;

  Heartbeat(Means means, Machine machine) {
    this.means = means;
    this.machine = machine;
    this.reported = means.timeline().instant();
  }

  void begin() {
    reported = means.timeline().instant();
    beat();
  }

  void end() {
    if (next != null) {
      next.cancel();
    }
  }

  private void beat() {
    // Nodes that were made together do not go on in step.
    Duration apart = Duration.ofMillis(means.random().nextLong(400));
    next = means.timeline().after(RENEWAL.plus(apart), this::beat);
    if (means.store().get(node()).isEmpty()) {
      return; // only a start of the kubelet registers it again
    }
    try {
      renew();
      report();
    } catch (Refusal refused) {
      // The next beat tries again, as a real one would; a node of which nothing is heard is given
      // up.
      reported = Instant.EPOCH;
    }
  }

  private void renew() {
    Key key = new Key(LEASES, NAMESPACE, machine.name());
    Instant now = means.timeline().instant();
    String time = micros(now);
    boolean known =
        means
            .verbs()
            .change(
                machine.caller(),
                key,
                Part.OBJECT,
                lease -> lease.with("spec", lease.object("spec").with("renewTime", time)))
            .isPresent();
    if (!known) {
      means.verbs().create(machine.caller(), key, lease(time));
    }
  }

  private JsonObject lease(String time) {
    JsonObject owner =
        JsonObject.builder()
            .put("apiVersion", "v1")
            .put("kind", "Node")
            .put("name", machine.name())
            .put("uid", means.store().get(node()).map(Stored::uid).orElse(""))
            .build();
    return JsonObject.builder()
        .put("apiVersion", "coordination.k8s.io/v1")
        .put("kind", "Lease")
        .put(
            "metadata",
            JsonObject.of("name", machine.name(), "namespace", NAMESPACE)
                .with("ownerReferences", JsonArray.of(owner)))
        .put(
            "spec",
            JsonObject.of("holderIdentity", machine.name(), "leaseDurationSeconds", 40)
                .with("renewTime", time))
        .build();
  }

  private Key node() {
    return new Key(NODES, machine.name());
  }

  private void report() {
    Instant now = means.timeline().instant();
    boolean due = !now.isBefore(reported.plus(REPORT));
    boolean well = means.store().get(node()).map(Heartbeat::isWell).orElse(true);
    if (!due && well) {
      return;
    }
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    means
        .verbs()
        .change(
            machine.caller(),
            node(),
            Part.STATUS,
            found -> found.with("status", alive(known(found.object("status"), time), time)));
    if (!well) {
      JsonObject about =
          means.store().get(node()).map(turbulence.simulator.control.Events::about).orElseThrow();
      String ready = "Node " + machine.name() + " status is now: NodeReady";
      machine.events().tell(about, "Normal", "NodeReady", ready);
    }
    reported = now;
  }

  /// The status with what the machine knows of itself, where somebody else made its node.
  private JsonObject known(JsonObject status, String time) {
    JsonObject own = machine.node(time).object("status");
    JsonObject.Builder known = status.toBuilder();
    own.forEach(field -> {
      boolean missing = !status.has("capacity") || !status.has(field.getKey());
      if (missing && !field.getKey().equals("conditions")) {
        known.put(field.getKey(), field.getValue());
      }
    });
    return known.build();
  }

  private static boolean isWell(Stored node) {
    List<JsonObject> conditions = Trees.objects(node.status(), "conditions");
    return !conditions.isEmpty()
        && conditions.stream().noneMatch(each -> Trees.text(each, "status").equals("Unknown"));
  }

  private static JsonObject alive(JsonObject status, String now) {
    List<Json> conditions = new ArrayList<>();
    JsonArray usual = Nodes.conditions(now);
    for (JsonObject fresh : Trees.objects(JsonObject.of("all", usual), "all")) {
      conditions.add(merged(status, fresh));
    }
    for (JsonObject other : Trees.objects(status, "conditions")) {
      String type = Trees.text(other, "type");
      if (usual.items().stream().noneMatch(each -> isOf(each, type))) {
        conditions.add(other);
      }
    }
    return status.with("conditions", new JsonArray(conditions));
  }

  private static boolean isOf(Json condition, String type) {
    return condition instanceof JsonObject object && Trees.text(object, "type").equals(type);
  }

  /// Somebody's opinion of a node stays until it becomes unknown; only then is all well again.
  private static JsonObject merged(JsonObject status, JsonObject fresh) {
    for (JsonObject before : Trees.objects(status, "conditions")) {
      if (isOf(before, Trees.text(fresh, "type"))) {
        return Trees.text(before, "status").equals("Unknown")
            ? fresh
            : before.with("lastHeartbeatTime", fresh.get("lastHeartbeatTime"));
      }
    }
    return fresh;
  }

  private static String micros(Instant now) {
    String seconds = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return "%s.%06dZ"
        .formatted(
            seconds.substring(0, seconds.length() - 1), now.get(ChronoField.MICRO_OF_SECOND));
  }
}
