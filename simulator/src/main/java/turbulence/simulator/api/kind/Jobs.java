package turbulence.simulator.api.kind;

import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Jobs.
final class Jobs implements Behaviour {
  private static final String OWNER = "batch.kubernetes.io/controller-uid";
  private static final Json RETRIES = new JsonNumber(6L);
  private static final Json UNLIMITED = new JsonNumber((long) Integer.MAX_VALUE);

  @Override
  public JsonObject defaulted(JsonObject job) {
    JsonObject filled =
        Draft.of(job).always("spec", Jobs::spec).always("status", status -> status).build();
    JsonObject labels = templateLabels(filled);
    return labels.isEmpty() || !filled.object("metadata").object("labels").isEmpty()
        ? filled
        : filled.with("metadata", filled.object("metadata").with("labels", labels));
  }

  private static JsonObject templateLabels(JsonObject job) {
    return job.object("spec").object("template").object("metadata").object("labels");
  }

  private static JsonObject spec(JsonObject spec) {
    boolean byIndex = !Draft.isAbsent(spec.get("backoffLimitPerIndex"));
    boolean strict = !Draft.isAbsent(spec.get("podFailurePolicy"));
    Draft draft =
        Draft.of(spec)
            .always("template", PodSpecs::template)
            .inside(
                "podFailurePolicy", policy -> Draft.of(policy).each("rules", Jobs::rule).build());
    if (Draft.isAbsent(spec.get("parallelism"))) {
      draft.preset("completions", Containers.ONE).put("parallelism", Containers.ONE);
    }
    return draft
        .preset("backoffLimit", byIndex ? UNLIMITED : RETRIES)
        .preset("completionMode", new JsonText("NonIndexed"))
        .preset("suspend", JsonBool.FALSE)
        .preset("podReplacementPolicy", new JsonText(strict ? "Failed" : "TerminatingOrFailed"))
        .preset("manualSelector", JsonBool.FALSE)
        .build();
  }

  private static JsonObject rule(JsonObject rule) {
    return Draft.of(rule)
        .each(
            "onPodConditions",
            pattern -> Draft.of(pattern).presetBlank("status", new JsonText("True")).build())
        .build();
  }

  @Override
  public JsonObject created(JsonObject job, Surroundings surroundings) {
    JsonObject cleared = job.with("status", JsonObject.EMPTY);
    return job.object("spec").get("manualSelector") == JsonBool.TRUE ? cleared : owned(cleared);
  }

  /// The job with labels that no other job's pods have, and a selector for them. A job without
  /// labels of its own has those of its template.
  private static JsonObject owned(JsonObject job) {
    JsonObject metadata = job.object("metadata");
    JsonObject spec = job.object("spec");
    JsonObject template = spec.object("template");
    JsonObject before = templateLabels(job);
    String uid = metadata.text("uid").orElse("");
    String name = metadata.text("name").orElse("");
    Draft labels =
        Draft.of(before)
            .preset(OWNER, new JsonText(uid))
            .preset("batch.kubernetes.io/job-name", new JsonText(name))
            .preset("controller-uid", new JsonText(uid))
            .preset("job-name", new JsonText(name));
    JsonObject named =
        template.with("metadata", template.object("metadata").with("labels", labels.build()));
    JsonObject selector = spec.object("selector");
    JsonObject matching =
        Draft.of(selector.object("matchLabels")).preset(OWNER, new JsonText(uid)).build();
    boolean follows = metadata.object("labels").equals(before);
    return job.toBuilder()
        .put("metadata", follows ? metadata.with("labels", labels.build()) : metadata)
        .put(
            "spec",
            spec.with("template", named).with("selector", selector.with("matchLabels", matching)))
        .build();
  }

  @Override
  public void check(JsonObject job, Findings findings) {
    JobCheck.check(job, findings);
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    JobCheck.update(before, after, findings);
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  /// Jobs are older than the collection of garbage; a server still leaves their pods alone.
  @Override
  public boolean orphansByDefault() {
    return true;
  }
}
