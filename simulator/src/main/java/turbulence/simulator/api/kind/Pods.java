package turbulence.simulator.api.kind;

import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Pods.
final class Pods implements Behaviour {
  private static final Json PENDING = new JsonText("Pending");
  private static final Json UNNAMED = new JsonText("");
  private static final Json NONE = new JsonNumber(0L);

  @Override
  public JsonObject defaulted(JsonObject pod) {
    return Draft.of(pod)
        .always("spec", spec -> PodSpecs.ofPod(PodSpecs.defaulted(spec)))
        .always("status", Pods::status)
        .build();
  }

  private static JsonObject status(JsonObject status) {
    return status.isEmpty()
        ? status
        : Draft.of(status)
            .each("conditions", Pods::condition)
            .each("containerStatuses", Pods::containerStatus)
            .each("initContainerStatuses", Pods::containerStatus)
            .each("ephemeralContainerStatuses", Pods::containerStatus)
            .build();
  }

  private static JsonObject condition(JsonObject condition) {
    return Draft.of(condition)
        .preset("lastProbeTime", JsonNull.NULL)
        .preset("lastTransitionTime", JsonNull.NULL)
        .build();
  }

  private static JsonObject containerStatus(JsonObject status) {
    return Draft.of(status)
        .always("state", state -> state)
        .always("lastState", state -> state)
        .preset("ready", JsonBool.FALSE)
        .preset("restartCount", NONE)
        .preset("image", UNNAMED)
        .preset("imageID", UNNAMED)
        .build();
  }

  @Override
  public JsonObject created(JsonObject pod, Surroundings surroundings) {
    JsonObject spec = new PodAdmission(pod, surroundings).spec();
    JsonObject.Builder status =
        JsonObject.builder().put("phase", PENDING).put("qosClass", QualityOfService.of(spec));
    if (!spec.array("schedulingGates").isEmpty()) {
      status.put("conditions", JsonArray.of(gated()));
    }
    return pod.toBuilder().put("spec", spec).put("status", status.build()).build();
  }

  private static JsonObject gated() {
    return JsonObject.builder()
        .put("type", "PodScheduled")
        .put("status", "False")
        .put("lastProbeTime", JsonNull.NULL)
        .put("lastTransitionTime", JsonNull.NULL)
        .put("reason", "SchedulingGated")
        .put("message", "Scheduling is blocked due to non-empty scheduling gates")
        .build();
  }

  @Override
  public Optional<String> refusal(JsonObject pod, Surroundings surroundings) {
    return new PodAdmission(pod, surroundings).refusal();
  }

  @Override
  public JsonObject updated(JsonObject before, JsonObject after, Surroundings surroundings) {
    JsonObject spec = PodAdmission.kept(before.object("spec"), after.object("spec"));
    return Behaviour.withStatusOf(after.with("spec", spec), before);
  }

  @Override
  public JsonObject statusUpdated(JsonObject before, JsonObject after) {
    JsonObject status = after.object("status");
    Draft draft = Draft.of(status);
    String ip = status.text("podIP").orElse("");
    if (!ip.isEmpty() && !firstIp(status).equals(ip)) {
      draft.put("podIPs", JsonArray.of(JsonObject.of("ip", ip)));
    } else if (ip.isEmpty() && !firstIp(status).isEmpty()) {
      draft.put("podIP", new JsonText(firstIp(status)));
    }
    if (Draft.isBlank(status.get("qosClass")) && before.object("status").has("qosClass")) {
      draft.put("qosClass", Json.of(before.object("status").get("qosClass")));
    }
    return before.with("status", draft.build());
  }

  private static String firstIp(JsonObject status) {
    return !status.array("podIPs").isEmpty()
            && status.array("podIPs").get(0) instanceof JsonObject first
        ? first.text("ip").orElse("")
        : "";
  }

  @Override
  public void check(JsonObject pod, Findings findings) {
    Field root = Field.root(pod, findings);
    Field spec = checkPod(root);
    Field ephemeral = spec.child("ephemeralContainers");
    if (!ephemeral.isEmpty()) {
      ephemeral.forbidden("cannot be set on create");
    }
    if (!spec.child("nodeName").isBlank() && !spec.child("schedulingGates").isEmpty()) {
      spec.child("nodeName").forbidden("cannot be set until all schedulingGates have been cleared");
    }
  }

  private static Field checkPod(Field root) {
    Field spec = root.child("spec");
    Field mirror = root.child("metadata").child("annotations").key(PodAdmission.MIRROR);
    if (mirror.isSet() && spec.child("nodeName").isBlank()) {
      mirror.invalid("must set spec.nodeName if mirror pod annotation is set");
    }
    PodSpecCheck.check(spec, true);
    for (Field container : spec.child("containers")) {
      ContainerCheck.checkTrimmed(container);
    }
    for (Field container : spec.child("initContainers")) {
      ContainerCheck.checkTrimmed(container);
    }
    return spec;
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    checkPod(Field.root(after, findings));
    new PodUpdateCheck(Field.root(before, findings), Field.root(after, findings)).check();
  }

  @Override
  public void checkStatusUpdate(JsonObject before, JsonObject after, Findings findings) {
    Field status = Field.root(after, findings).child("status");
    Field old = Field.root(before, findings).child("status");
    status.child("qosClass").unchanged(old.child("qosClass"));
    for (Field ip : status.child("podIPs")) {
      ip.child("ip").at(ip).must(Addresses.ip(ip.child("ip").text()));
    }
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
