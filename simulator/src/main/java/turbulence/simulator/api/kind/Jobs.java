package turbulence.simulator.api.kind;

import java.util.List;
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
    Draft draft = Draft.of(spec).always("template", PodSpecs::template);
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

  @Override
  public JsonObject created(JsonObject job, Surroundings surroundings) {
    JsonObject cleared = job.with("status", JsonObject.EMPTY);
    return job.object("spec").get("manualSelector") == JsonBool.TRUE ? cleared : owned(cleared);
  }

  /// The job with labels that no other job's pods have, and a selector for them. Where the labels
  /// of the job were taken from its template, they follow it.
  private static JsonObject owned(JsonObject job) {
    JsonObject metadata = job.object("metadata");
    JsonObject spec = job.object("spec");
    JsonObject template = spec.object("template");
    JsonObject before = templateLabels(job);
    String uid = metadata.text("uid").orElse("");
    String name = metadata.text("name").orElse("");
    JsonObject labels =
        before.toBuilder()
            .put(OWNER, uid)
            .put("batch.kubernetes.io/job-name", name)
            .put("controller-uid", uid)
            .put("job-name", name)
            .build();
    JsonObject named =
        template.with("metadata", template.object("metadata").with("labels", labels));
    JsonObject selector = spec.object("selector");
    JsonObject matching = selector.object("matchLabels").with(OWNER, uid);
    boolean follows = !before.isEmpty() && metadata.object("labels").equals(before);
    return job.toBuilder()
        .put("metadata", follows ? metadata.with("labels", labels) : metadata)
        .put(
            "spec",
            spec.with("template", named).with("selector", selector.with("matchLabels", matching)))
        .build();
  }

  @Override
  public void check(JsonObject job, Findings findings) {
    Field spec = Field.root(job, findings).child("spec");
    checkSpec(spec);
    Field selector = spec.child("selector");
    if (!selector.isSet()) {
      selector.required("");
      return;
    }
    Selectors.check(selector);
    Field labels = spec.child("template").child("metadata", "labels");
    if (!Selectors.matches(selector.object(), labels.object())) {
      labels.invalid("`selector` does not match template `labels`");
    }
  }

  /// What jobs and the templates of cron jobs have in common.
  static void checkSpec(Field spec) {
    spec.child("parallelism").notNegative();
    spec.child("completions").notNegative();
    spec.child("activeDeadlineSeconds").notNegative();
    spec.child("backoffLimit").notNegative();
    spec.child("ttlSecondsAfterFinished").notNegative();
    spec.child("completionMode").oneOfIfSet(List.of("NonIndexed", "Indexed"));
    if (spec.child("completionMode").is("Indexed") && !spec.child("completions").isSet()) {
      spec.child("completions").required("when completion mode is Indexed");
    }
    spec.child("podReplacementPolicy").oneOfIfSet(List.of("Failed", "TerminatingOrFailed"));
    PodSpecCheck.checkTemplate(spec.child("template"));
    Field restarts = spec.child("template").child("spec", "restartPolicy");
    if (!restarts.is("OnFailure") && !restarts.is("Never")) {
      restarts.required("valid values: \"OnFailure\", \"Never\"");
    }
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    Field old = Field.root(before, findings).child("spec");
    Field spec = Field.root(after, findings).child("spec");
    boolean elastic = spec.child("completionMode").is("Indexed");
    if (!elastic || spec.child("completions").number() != spec.child("parallelism").number()) {
      spec.child("completions").unchanged(old.child("completions"));
    }
    spec.child("selector").unchanged(old.child("selector"));
    if (!old.child("suspend").isTrue()) {
      spec.child("template").unchanged(old.child("template"));
    }
    spec.child("completionMode").unchanged(old.child("completionMode"));
    spec.child("podFailurePolicy").unchanged(old.child("podFailurePolicy"));
    spec.child("backoffLimitPerIndex").unchanged(old.child("backoffLimitPerIndex"));
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
