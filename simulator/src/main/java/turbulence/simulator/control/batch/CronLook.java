package turbulence.simulator.control.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Deletion.Propagation;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.kind.CronTimes;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.References;
import turbulence.simulator.control.Replicas;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// One look at a CronJob and its Jobs.
final class CronLook {
  private static final String ACTIVE = "active";
  private static final String LAST_SUCCESS = "lastSuccessfulTime";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", java.util.Locale.ENGLISH);

  private final Means means;
  private final Events events;
  private final Stored cron;
  private final List<Stored> jobs;
  private final Instant now;
  private JsonObject status;

  CronLook(Means means, Events events, Stored cron, List<Stored> jobs) {
    this.means = means;
    this.events = events;
    this.cron = cron;
    this.jobs = jobs;
    this.now = means.timeline().instant();
    this.status = cron.status();
  }

  JsonObject status() {
    return status;
  }

  static Optional<Schedule> schedule(Stored cron) {
    String zone = Fields.text(cron.spec(), "timeZone");
    return CronTimes.of(Fields.text(cron.spec(), "schedule"))
        .map(times -> new Schedule(times, zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone)));
  }

  /// Deletes the oldest Jobs that are over, of both kinds all but as many as shall be kept.
  void clear() {
    clear("successfulJobsHistoryLimit", Outcome.COMPLETE);
    clear("failedJobsHistoryLimit", Outcome.FAILED);
  }

  private void clear(String limit, String how) {
    if (!(cron.spec().get(limit) instanceof JsonNumber kept)) {
      return;
    }
    List<Stored> over = new ArrayList<>();
    jobs.stream().filter(job -> how.equals(end(job))).forEach(over::add);
    over.sort(
        Comparator.comparing((Stored job) -> begin(job)).thenComparing(job -> job.key().name()));
    for (Stored job : over.subList(0, (int) Math.max(0, over.size() - kept.value().longValue()))) {
      delete(job);
    }
  }

  private static Instant begin(Stored job) {
    return Pods.time(job.status(), "startTime").orElse(Instant.MAX);
  }

  /// Which end the Job came to; null while it has not.
  private static @Nullable String end(Stored job) {
    for (JsonObject condition : Fields.objects(job.status(), "conditions")) {
      String type = Fields.text(condition, "type");
      if ((type.equals(Outcome.COMPLETE) || type.equals(Outcome.FAILED))
          && Conditions.has(condition, "status", "True")) {
        return type;
      }
    }
    return null;
  }

  private void delete(Stored job) {
    Deletion how = new Deletion(null, Propagation.BACKGROUND, job.uid(), null, false);
    means.verbs().delete(Means.CALLER, job.key(), how);
    forget(job.uid());
    events.normal(cron, "SuccessfulDelete", "Deleted job " + job.key().name());
  }

  private List<JsonObject> active() {
    return Fields.objects(status, ACTIVE);
  }

  private boolean isActive(String field, String value) {
    return active().stream().anyMatch(job -> Fields.text(job, field).equals(value));
  }

  private void forget(String uid) {
    List<JsonObject> rest =
        active().stream().filter(job -> !Fields.text(job, "uid").equals(uid)).toList();
    status = rest.isEmpty() ? status.without(ACTIVE) : status.with(ACTIVE, JsonArray.from(rest));
  }

  /// Does what is due; gives how long it is until something will be, or null when that depends on
  /// other things than time.
  @Nullable Duration run() {
    jobs.forEach(this::note);
    missMissing();
    if (cron.isDeleting() || Fields.flag(cron.spec(), "suspend")) {
      return null;
    }
    Schedule schedule = schedule(cron).orElse(null);
    String said = Fields.text(cron.spec(), "schedule");
    if (schedule == null) {
      events.warning(cron, "UnparseableSchedule", "unparseable schedule: \"" + said + "\"");
      return null;
    }
    Due due = Due.of(cron, schedule, now, earliest());
    if (due.senseless()) {
      String why = "time difference between two schedules is less than 1 second";
      events.warning(cron, "InvalidSchedule", "invalid schedule: " + said + " : " + why);
      return null;
    }
    if (due.last().isPresent() && due.missed() > Due.MANY) {
      events.warning(
          cron,
          "TooManyMissedTimes",
          "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check"
              + " clock skew");
    }
    if (due.last().isPresent() && mayStart(due.last().get()) && !start(due.last().get())) {
      return null;
    }
    Stored served = new Stored(cron.key(), cron.revision(), cron.object().with("status", status));
    return Due.patience(served, schedule, now);
  }

  /// Takes note of Jobs that are over.
  private void note(Stored job) {
    boolean known = isActive("uid", job.uid());
    String name = job.key().name();
    String end = end(job);
    if (end == null) {
      if (!known) {
        events.warning(
            cron,
            "UnexpectedJob",
            "Saw a job that the controller did not create or forgot: " + name);
      }
      return;
    }
    if (known) {
      forget(job.uid());
      events.normal(cron, "SawCompletedJob", "Saw completed job: " + name + ", condition: " + end);
    }
    Optional<Instant> done = Pods.time(job.status(), "completionTime");
    if (end.equals(Outcome.COMPLETE) && done.isPresent()) {
      Instant last = Pods.time(status, LAST_SUCCESS).orElse(Instant.MIN);
      status =
          last.isBefore(done.get()) ? status.with(LAST_SUCCESS, Means.stamp(done.get())) : status;
    }
  }

  private void missMissing() {
    Set<String> there = new HashSet<>();
    jobs.forEach(job -> there.add(job.uid()));
    for (JsonObject job : active()) {
      String name = Fields.text(job, "name");
      Key key = new Key(Kinds.JOBS, Fields.text(job, "namespace"), name);
      if (!there.contains(Fields.text(job, "uid")) && means.store().get(key).isEmpty()) {
        events.normal(cron, "MissingJob", "Active job went missing: " + name);
        forget(Fields.text(job, "uid"));
      }
    }
  }

  /// What was due before that is too late by now.
  private Instant earliest() {
    return cron.spec().get("startingDeadlineSeconds") instanceof JsonNumber seconds
        ? now.minusSeconds(seconds.value().longValue())
        : Instant.MIN;
  }

  private boolean mayStart(Instant time) {
    if (time.isBefore(earliest())) {
      String when = DATE.format(time.atOffset(ZoneOffset.UTC));
      events.warning(cron, "MissSchedule", "Missed scheduled time to start a job: " + when);
      return false;
    }
    if (isActive("name", name(time)) || Means.stamp(time).equals(lastTime())) {
      return false;
    }
    if (policy().equals("Forbid") && !active().isEmpty()) {
      events.normal(
          cron,
          "JobAlreadyActive",
          "Not starting job because prior execution is running and concurrency policy is Forbid");
      return false;
    }
    return true;
  }

  private String policy() {
    return Fields.text(cron.spec(), "concurrencyPolicy");
  }

  private String lastTime() {
    return Fields.text(status, "lastScheduleTime");
  }

  private String name(Instant time) {
    return cron.key().name() + "-" + time.getEpochSecond() / 60;
  }

  /// False when nothing can be said before something changes.
  private boolean start(Instant time) {
    if (policy().equals("Replace")) {
      for (JsonObject job : active()) {
        Key key = new Key(Kinds.JOBS, cron.key().namespace(), Fields.text(job, "name"));
        means.store().get(key).ifPresent(this::delete);
      }
    }
    Key key = new Key(Kinds.JOBS, cron.key().namespace(), name(time));
    Stored job;
    try {
      job = means.verbs().create(Means.CALLER, key, job(time));
      events.normal(cron, "SuccessfulCreate", "Created job " + key.name());
    } catch (Refusal refusal) {
      if (!refusal.reason().equals("AlreadyExists")) {
        if (!Replicas.isEnding(refusal)) {
          events.warning(cron, "FailedCreate", "Error creating job: " + refusal.message());
        }
        throw refusal;
      }
      job = means.store().get(key).orElseThrow(() -> refusal);
      if (!References.isControlledBy(job, cron.uid()) || isActive("uid", job.uid())) {
        return false;
      }
    }
    List<JsonObject> more = new ArrayList<>(active());
    more.add(Events.about(job));
    status = status.with(ACTIVE, JsonArray.from(more)).with("lastScheduleTime", Means.stamp(time));
    return true;
  }

  private JsonObject job(Instant time) {
    JsonObject template = cron.spec().object("jobTemplate");
    JsonObject metadata = template.object("metadata");
    String zone = Fields.text(cron.spec(), "timeZone");
    String local =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            time.atZone(zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone)));
    JsonObject.Builder own = JsonObject.builder().put("name", name(time));
    metadata.find("labels").ifPresent(labels -> own.put("labels", labels));
    own.put(
        "annotations",
        metadata
            .object("annotations")
            .with("batch.kubernetes.io/cronjob-scheduled-timestamp", local));
    own.put("ownerReferences", JsonArray.of(References.to(cron)));
    return JsonObject.builder()
        .put("apiVersion", "batch/v1")
        .put("kind", "Job")
        .put("metadata", own.build())
        .put("spec", template.object("spec"))
        .build();
  }
}
