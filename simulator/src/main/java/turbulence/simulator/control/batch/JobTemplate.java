package turbulence.simulator.control.batch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Finalizers;
import turbulence.simulator.control.References;
import turbulence.simulator.store.Stored;

/// The pods that a Job makes.
final class JobTemplate {
  private static final String VARIABLE = "JOB_COMPLETION_INDEX";
  private static final int LONGEST_PREFIX = 58;

  private final JobLook look;
  private final JsonObject plain;

  JobTemplate(JobLook look) {
    this.look = look;
    JsonObject template = look.spec.template();
    JsonObject.Builder metadata = JsonObject.builder();
    metadata.put("generateName", look.job.key().name() + "-");
    for (String field : List.of("labels", "annotations", "finalizers")) {
      template.object("metadata").find(field).ifPresent(value -> metadata.put(field, value));
    }
    metadata.put("ownerReferences", JsonArray.of(References.to(look.job)));
    JsonObject spec = template.object("spec");
    JsonObject pod =
        JsonObject.builder()
            .put("apiVersion", "v1")
            .put("kind", "Pod")
            .put("metadata", metadata.build())
            .put("spec", look.spec.isIndexed() ? numbered(spec) : spec)
            .build();
    this.plain = Finalizers.with(pod, JobPod.FINALIZER);
  }

  /// The spec whose containers are told the number of the completion that they work at.
  private static JsonObject numbered(JsonObject spec) {
    JsonObject.Builder numbered = spec.toBuilder();
    for (String field : List.of("initContainers", "containers")) {
      if (spec.has(field)) {
        List<Json> containers = new ArrayList<>();
        Fields.objects(spec, field).forEach(container -> containers.add(told(container)));
        numbered.put(field, new JsonArray(containers));
      }
    }
    return numbered.build();
  }

  private static JsonObject told(JsonObject container) {
    List<Json> variables = new ArrayList<>(container.array("env").items());
    boolean own =
        Fields.objects(container, "env").stream()
            .anyMatch(variable -> Fields.text(variable, "name").equals(VARIABLE));
    if (own) {
      return container;
    }
    JsonObject path = JsonObject.of("fieldPath", "metadata.labels['" + JobPod.INDEX + "']");
    variables.add(JsonObject.of("name", VARIABLE, "valueFrom", JsonObject.of("fieldRef", path)));
    return container.with("env", new JsonArray(variables));
  }

  /// A pod for that number, or for none.
  JsonObject pod(int index) {
    if (index == JobPod.NO_INDEX) {
      return plain;
    }
    JsonObject metadata = plain.object("metadata");
    String number = Integer.toString(index);
    JsonObject annotations = metadata.object("annotations").with(JobPod.INDEX, number);
    if (look.hasLimitPerIndex()) {
      annotations = withFailures(annotations, look.forerunners.get(index));
    }
    return plain.toBuilder()
        .put(
            "metadata",
            metadata.toBuilder()
                .put("generateName", prefix("-" + number + "-"))
                .put("labels", metadata.object("labels").with(JobPod.INDEX, number))
                .put("annotations", annotations)
                .build())
        .put("spec", plain.object("spec").with("hostname", look.job.key().name() + "-" + number))
        .build();
  }

  private String prefix(String end) {
    String name = look.job.key().name();
    return name.substring(0, Math.min(name.length(), LONGEST_PREFIX - end.length())) + end;
  }

  private JsonObject withFailures(JsonObject annotations, @Nullable Stored forerunner) {
    int failures = 0;
    int ignored = 0;
    if (forerunner != null) {
      boolean counts = look.policy.judge(forerunner).isCounted();
      failures = JobPod.failures(forerunner) + (counts ? 1 : 0);
      ignored = JobPod.ignoredFailures(forerunner) + (counts ? 0 : 1);
    }
    JsonObject with = annotations.with(JobPod.FAILURES, Integer.toString(failures));
    return ignored == 0 ? with : with.with(JobPod.IGNORED_FAILURES, Integer.toString(ignored));
  }
}
