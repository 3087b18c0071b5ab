package turbulence.simulator.kubelet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;

/// The status of a pod as its node writes it, over what stands there already: conditions of others
/// stay, and times of transitions where nothing changed.
record PodStatus(JsonObject spec, List<Slot> slots, Facts facts) {
  private static final List<String> OURS =
      List.of("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady");

  /// What is known of the pod beside its containers.
  ///
  /// @param over whether the node has done with the pod because it was deleted, whatever its policy
  ///   says
  /// @param forced the phase that the pod was forced into, empty without
  record Facts(
      String hostIp,
      String podIp,
      String startTime,
      boolean over,
      String forced,
      String reason,
      String message) {}

  JsonObject over(JsonObject status, String now) {
    String phase = phase();
    JsonObject.Builder fresh =
        JsonObject.builder().put("phase", phase).put("conditions", conditions(status, phase, now));
    if (!facts.message.isEmpty()) {
      fresh.put("message", facts.message);
    }
    if (!facts.reason.isEmpty()) {
      fresh.put("reason", facts.reason);
    }
    fresh
        .put("hostIP", facts.hostIp)
        .put("hostIPs", JsonArray.of(JsonObject.of("ip", facts.hostIp)));
    if (!facts.podIp.isEmpty()) {
      fresh.put("podIP", facts.podIp).put("podIPs", JsonArray.of(JsonObject.of("ip", facts.podIp)));
    }
    fresh.put("startTime", facts.startTime);
    statuses(fresh, "initContainerStatuses", ContainerSpec::isInitial);
    statuses(fresh, "containerStatuses", ContainerSpec::isMain);
    statuses(
        fresh, "ephemeralContainerStatuses", each -> each.kind() == ContainerSpec.Kind.EPHEMERAL);
    status.forEach(field -> {
      if (!fresh.has(field.getKey()) && !isOld(field.getKey())) {
        fresh.put(field.getKey(), field.getValue());
      }
    });
    return fresh.build();
  }

  private static boolean isOld(String field) {
    return field.equals("podIP") || field.equals("podIPs");
  }

  private void statuses(JsonObject.Builder into, String field, Predicate<ContainerSpec> which) {
    List<Json> statuses = new ArrayList<>();
    for (Slot slot : slots) {
      if (which.test(slot.spec)) {
        statuses.add(slot.status());
      }
    }
    if (!statuses.isEmpty()) {
      into.put(field, new JsonArray(statuses));
    }
  }

  String phase() {
    if (!facts.forced.isEmpty()) {
      return facts.forced;
    } else if (facts.over) {
      return slots.stream().allMatch(slot -> !slot.spec.isMain() || slot.isDone())
          ? "Succeeded"
          : "Failed";
    }
    String policy = spec.text("restartPolicy").orElse("Always");
    boolean begun = hasBegun();
    for (Slot slot : slots) {
      if (slot.spec.isInitial() && !begun && !isInitialized(slot)) {
        boolean hopeless =
            policy.equals("Never") && slot.state instanceof ContainerState.Terminated;
        return hopeless ? "Failed" : "Pending";
      }
    }
    return mainPhase(policy);
  }

  private String mainPhase(String policy) {
    int waiting = 0;
    int running = 0;
    int ended = 0;
    int well = 0;
    for (Slot slot : slots) {
      if (slot.isRunning() && slot.spec.kind() != ContainerSpec.Kind.EPHEMERAL) {
        running++;
      } else if (slot.spec.isMain() && slot.hasEverEnded()) {
        ended++;
        well += slot.isDone() ? 1 : 0;
      } else if (slot.spec.isMain()) {
        waiting++;
      }
    }
    if (waiting > 0) {
      return ended > 0 ? "Running" : "Pending";
    } else if (running > 0 || policy.equals("Always")) {
      return "Running";
    } else if (well == ended) {
      return "Succeeded";
    }
    return policy.equals("Never") ? "Failed" : "Running";
  }

  private boolean hasBegun() {
    for (Slot slot : slots) {
      if (slot.spec.isMain() && (slot.isRunning() || slot.hasEverEnded())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInitialized(Slot slot) {
    return slot.spec.kind() == ContainerSpec.Kind.SIDECAR ? slot.started : slot.isDone();
  }

  private JsonArray conditions(JsonObject status, String phase, String now) {
    List<Json> all = new ArrayList<>();
    Condition containers = containersReady(phase);
    Condition ready = containers.holds ? gates(status) : containers;
    boolean network =
        !facts.podIp.isEmpty() && !phase.equals("Succeeded") && !phase.equals("Failed");
    all.add(made(OURS.get(0), new Condition(network, "", ""), status, now));
    all.add(made(OURS.get(1), initialized(phase), status, now));
    all.add(made(OURS.get(2), ready, status, now));
    all.add(made(OURS.get(3), containers, status, now));
    JsonObject scheduled = find(status, "PodScheduled");
    all.add(
        scheduled != null && Trees.text(scheduled, "status").equals("True")
            ? scheduled
            : made("PodScheduled", Condition.YES, status, now));
    for (JsonObject each : Trees.objects(status, "conditions")) {
      String type = Trees.text(each, "type");
      if (!OURS.contains(type) && !type.equals("PodScheduled")) {
        all.add(each);
      }
    }
    return new JsonArray(all);
  }

  private record Condition(boolean holds, String reason, String message) {
    static final Condition YES = new Condition(true, "", "");
  }

  private Condition initialized(String phase) {
    if (phase.equals("Succeeded")) {
      return new Condition(true, "PodCompleted", "");
    }
    String names = names(slot -> slot.spec.isInitial() && !isInitialized(slot));
    return names.isEmpty() || hasBegun()
        ? Condition.YES
        : new Condition(
            false, "ContainersNotInitialized", "containers with incomplete status: " + names);
  }

  private Condition containersReady(String phase) {
    if (phase.equals("Succeeded")) {
      return new Condition(false, "PodCompleted", "");
    } else if (phase.equals("Failed")) {
      return new Condition(false, "PodFailed", "");
    }
    String names = names(slot -> slot.spec.countsForReadiness() && !slot.isReady());
    return names.isEmpty()
        ? Condition.YES
        : new Condition(false, "ContainersNotReady", "containers with unready status: " + names);
  }

  private String names(Predicate<Slot> which) {
    List<String> names = slots.stream().filter(which).map(slot -> slot.spec.name()).toList();
    return names.isEmpty() ? "" : names.stream().collect(Collectors.joining(" ", "[", "]"));
  }

  private Condition gates(JsonObject status) {
    List<String> closed = new ArrayList<>();
    for (JsonObject gate : Trees.objects(spec, "readinessGates")) {
      String type = Trees.text(gate, "conditionType");
      JsonObject condition = find(status, type);
      if (condition == null) {
        closed.add(
            "corresponding condition of pod readiness gate \"" + type + "\" does not exist.");
      } else if (!Trees.text(condition, "status").equals("True")) {
        closed.add(
            "the status of pod readiness gate \""
                + type
                + "\" is not \"True\", but "
                + Trees.text(condition, "status"));
      }
    }
    return closed.isEmpty()
        ? Condition.YES
        : new Condition(false, "ReadinessGatesNotReady", String.join(", ", closed));
  }

  private static JsonObject made(String type, Condition condition, JsonObject status, String now) {
    JsonObject before = find(status, type);
    String holds = condition.holds ? "True" : "False";
    String since =
        before != null && Trees.text(before, "status").equals(holds)
            ? Trees.text(before, "lastTransitionTime")
            : now;
    JsonObject.Builder made =
        JsonObject.builder()
            .put("type", type)
            .put("status", holds)
            .put("lastProbeTime", JsonNull.NULL)
            .put("lastTransitionTime", since);
    if (!condition.reason.isEmpty()) {
      made.put("reason", condition.reason);
    }
    if (!condition.message.isEmpty()) {
      made.put("message", condition.message);
    }
    return made.build();
  }

  private static @Nullable JsonObject find(JsonObject status, String type) {
    for (JsonObject each : Trees.objects(status, "conditions")) {
      if (Trees.text(each, "type").equals(type)) {
        return each;
      }
    }
    return null;
  }
}
