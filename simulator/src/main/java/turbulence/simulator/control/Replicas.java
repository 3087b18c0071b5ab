package turbulence.simulator.control;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Makes missing pods of a template and deletes those that are too many.
public final class Replicas {
  private static final int BURST = 500;
  private static final String FAILURE = "ReplicaFailure";

  private final Means means;
  private final Events events;

  Replicas(Means means, Events events) {
    this.means = means;
    this.events = events;
  }

  /// Comes nearer to the number that the set asks for; gives what stood against it, or null. The
  /// related pods are asked for only when some must go.
  @Nullable Refusal adjust(Stored set, List<Stored> pods, Supplier<Collection<Stored>> related) {
    long missing = ReplicaSets.wanted(set) - pods.size();
    if (missing > 0) {
      return create(set, (int) Math.min(missing, BURST));
    } else if (missing < 0) {
      delete(set, pods, (int) Math.min(-missing, BURST), related);
    }
    return null;
  }

  /// One, then two, then four and so on, as long as all goes well: what cannot be made is not tried
  /// five hundred times.
  private @Nullable Refusal create(Stored set, int count) {
    JsonObject pod = pod(set, set.spec().object("template"));
    int left = count;
    for (int batch = 1; left > 0; batch *= 2) {
      Refusal failure = null;
      int now = Math.min(batch, left);
      for (int i = 0; i < now; i++) {
        Refusal refusal = createOne(set, pod);
        failure = refusal == null ? failure : refusal;
      }
      if (failure != null) {
        return isEnding(failure) ? null : failure;
      }
      left -= now;
    }
    return null;
  }

  private @Nullable Refusal createOne(Stored set, JsonObject pod) {
    Key key = new Key(Kinds.PODS, set.key().namespace(), "");
    try {
      Stored created = means.verbs().create(Means.CALLER, key, pod);
      events.normal(set, "SuccessfulCreate", "Created pod: " + created.key().name());
      return null;
    } catch (Refusal refusal) {
      if (!isEnding(refusal)) {
        events.warning(set, "FailedCreate", "Error creating: " + refusal.message());
      }
      return refusal;
    }
  }

  /// In a namespace that is on its way out nothing can be made, and need not.
  public static boolean isEnding(Refusal refusal) {
    return refusal.details().stream()
        .flatMap(details -> Fields.objects(details, "causes").stream())
        .anyMatch(cause -> Fields.text(cause, "reason").equals("NamespaceTerminating"));
  }

  /// A pod of that template which the owner manages; its name is still to be drawn.
  public static JsonObject pod(Stored owner, JsonObject template) {
    JsonObject.Builder metadata =
        JsonObject.builder().put("generateName", owner.key().name() + "-");
    for (String field : List.of("labels", "annotations", "finalizers")) {
      if (template.object("metadata").has(field)) {
        metadata.put(field, template.object("metadata").get(field));
      }
    }
    metadata.put("ownerReferences", JsonArray.of(References.to(owner)));
    return JsonObject.builder()
        .put("apiVersion", "v1")
        .put("kind", "Pod")
        .put("metadata", metadata.build())
        .put("spec", template.object("spec"))
        .build();
  }

  private void delete(
      Stored set, List<Stored> pods, int count, Supplier<Collection<Stored>> related) {
    List<Stored> victims =
        count == pods.size()
            ? pods
            : new PodRanking(related.get(), means.timeline().instant()).first(count, pods);
    for (Stored pod : victims) {
      Deletion how = new Deletion(null, null, pod.uid(), null, false);
      means.verbs().delete(Means.CALLER, pod.key(), how);
      events.normal(set, "SuccessfulDelete", "Deleted pod: " + pod.key().name());
    }
  }

  /// The status with the condition that tells of a failure, as long as there is one.
  JsonObject withFailure(JsonObject status, Stored set, int pods, @Nullable Refusal failure) {
    JsonObject before = Conditions.find(set.status(), FAILURE);
    JsonObject all =
        set.status().has("conditions")
            ? status.with("conditions", set.status().get("conditions"))
            : status;
    if (failure == null) {
      return Conditions.without(all, FAILURE);
    } else if (before != null) {
      return all;
    }
    return Conditions.with(
        all,
        JsonObject.builder()
            .put("type", FAILURE)
            .put("status", "True")
            .put("lastTransitionTime", means.now())
            .put("reason", pods < ReplicaSets.wanted(set) ? "FailedCreate" : "FailedDelete")
            .put("message", failure.message())
            .build());
  }
}
