package turbulence.simulator.control.daemon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.Replicas;
import turbulence.simulator.store.Stored;

/// What the pods of a DaemonSet look like, and which node each is meant for.
final class DaemonPods {
  static final String REVISION = "controller-revision-hash";
  private static final String TEMPLATE_GENERATION = "pod-template-generation";
  private static final String GENERATION = "deprecated.daemonset.template.generation";
  private static final String NAME = "metadata.name";
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  /// The older first; pods that have no node come behind those that have one.
  static final Comparator<Stored> ORDER =
      Comparator.comparing((Stored pod) -> Pods.node(pod).isEmpty())
          .thenComparing(pod -> Fields.text(pod.metadata(), "creationTimestamp"))
          .thenComparing(pod -> pod.key().name());

  private DaemonPods() {}

  /// What such pods bear without being told to.
  static JsonObject tolerant(JsonObject spec) {
    List<Json> all = new ArrayList<>(spec.array("tolerations").items());
    add(all, "not-ready", "NoExecute");
    add(all, "unreachable", "NoExecute");
    add(all, "disk-pressure", "NoSchedule");
    add(all, "memory-pressure", "NoSchedule");
    add(all, "pid-pressure", "NoSchedule");
    add(all, "unschedulable", "NoSchedule");
    if (Fields.flag(spec, "hostNetwork")) {
      add(all, "network-unavailable", "NoSchedule");
    }
    return spec.with("tolerations", new JsonArray(all));
  }

  private static void add(List<Json> all, String taint, String effect) {
    JsonObject toleration =
        JsonObject.of("key", "node.kubernetes.io/" + taint, "operator", "Exists")
            .with("effect", effect);
    if (!all.contains(toleration)) {
      all.add(toleration);
    }
  }

  static JsonObject pod(Stored set, String hash, String node) {
    JsonObject pod = Replicas.pod(set, set.spec().object("template"));
    JsonObject metadata = pod.object("metadata");
    JsonObject labels =
        metadata.object("labels").with(REVISION, hash).with(TEMPLATE_GENERATION, generation(set));
    return pod.with("metadata", metadata.with("labels", labels))
        .with("spec", meantFor(tolerant(pod.object("spec")), node));
  }

  private static String generation(Stored set) {
    return Fields.text(set.metadata().object("annotations"), GENERATION);
  }

  /// That node instead of what the affinity requires, which was asked before.
  private static JsonObject meantFor(JsonObject spec, String node) {
    JsonObject field =
        JsonObject.of("key", NAME, "operator", "In").with("values", JsonArray.of(node));
    JsonObject term = JsonObject.of("matchFields", JsonArray.of(field));
    JsonObject required = JsonObject.of("nodeSelectorTerms", JsonArray.of(term));
    JsonObject affinity = spec.object("affinity");
    JsonObject toNodes = affinity.object("nodeAffinity").with(REQUIRED, required);
    return spec.with("affinity", affinity.with("nodeAffinity", toNodes));
  }

  /// The node that the pod is on, or is meant for; empty when nobody knows.
  static String node(Stored pod) {
    String node = Pods.node(pod);
    if (!node.isEmpty()) {
      return node;
    }
    JsonObject required = pod.spec().object("affinity").object("nodeAffinity").object(REQUIRED);
    for (JsonObject term : Fields.objects(required, "nodeSelectorTerms")) {
      for (JsonObject field : Fields.objects(term, "matchFields")) {
        if (Fields.text(field, "key").equals(NAME)
            && Fields.text(field, "operator").equals("In")
            && field.array("values").size() == 1) {
          return field.array("values").get(0) instanceof JsonText name ? name.value() : "";
        }
      }
    }
    return "";
  }

  /// Whether the pod is of the set's present template.
  static boolean isPresent(Stored pod, Stored set, String hash) {
    JsonObject labels = pod.metadata().object("labels");
    String generation = generation(set);
    return Fields.text(labels, REVISION).equals(hash)
        || !generation.isEmpty() && Fields.text(labels, TEMPLATE_GENERATION).equals(generation);
  }
}
