package turbulence.simulator.control.batch;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.control.Claims;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.LabelSelector;
import turbulence.simulator.control.Looks;
import turbulence.simulator.control.Managers;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Owned;
import turbulence.simulator.control.References;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Runs pods of a Job's template until as many as asked for have succeeded, or too many have
/// failed.
public final class Jobs implements Controller {
  /// What pods do is looked at once a second, so that much of it costs one look.
  private static final Duration WHILE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);
  private static final String SUSPENDED = "Suspended";

  private final Means means;
  private final Events events;
  private final Looks looks;
  private final Managers managers;
  private final Owned pods = new Owned(Kinds.PODS);
  private final Adopters adopters = new Adopters();
  private final Map<Key, Setback> setbacks = new HashMap<>();
  private final Map<Key, Integer> refusals = new HashMap<>();

  public Jobs(Means means) {
    this.means = means;
    this.events = Events.ofController(means, "job-controller");
    this.looks = new Looks(means.timeline());
    this.managers = Managers.ofOwn(means.store(), Kinds.JOBS, "Job");
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks.begin(look);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Resource changed = change.key().resource();
    if (changed.equals(Kinds.JOBS)) {
      seenJob(change, look);
    } else if (changed.equals(Kinds.PODS)) {
      pods.seen(change);
      seenPod(change, look);
    }
  }

  private void seenJob(Change change, Consumer<Key> look) {
    adopters.seen(change);
    Stored job = change.now();
    boolean told =
        change instanceof Change.Modified(Stored before, Stored _)
            && Fields.same(before.metadata().get("generation"), job.metadata().get("generation"));
    if (told) {
      looks.after(job.key(), WHILE);
    } else {
      look.accept(job.key());
    }
    if (change instanceof Change.Deleted || JobStatus.isFinished(job.status())) {
      pods.of(job.uid()).stream().filter(JobPod::isTracked).map(Stored::key).forEach(look);
    }
  }

  private void seenPod(Change change, Consumer<Key> look) {
    Stored pod = change.now();
    boolean moved = !(change instanceof Change.Modified);
    if (change instanceof Change.Modified(Stored before, Stored _)) {
      JsonObject old = before.metadata();
      boolean left =
          !Fields.same(old.get("ownerReferences"), pod.metadata().get("ownerReferences"));
      moved = left || !Fields.same(old.get("labels"), pod.metadata().get("labels"));
      if (left) {
        managers.of(before).ifPresent(job -> looks.after(job.key(), WHILE));
      }
    }
    Optional<Stored> job = managers.of(pod);
    boolean tracked = JobPod.isTracked(pod) && !(change instanceof Change.Deleted);
    if (tracked && job.filter(one -> !JobStatus.isFinished(one.status())).isEmpty()) {
      look.accept(pod.key());
    }
    if (job.isPresent()) {
      looks.after(job.get().key(), WHILE);
    } else if (moved && References.controller(pod) == null) {
      adopters.of(pod).forEach(key -> looks.after(key, WHILE));
    }
  }

  @Override
  public void reconcile(Key key) {
    if (key.resource().equals(Kinds.PODS)) {
      means.store().get(key).ifPresent(this::free);
      return;
    }
    Stored job = means.store().get(key).orElse(null);
    if (job == null || JobStatus.isFinished(job.status())) {
      setbacks.remove(key);
      refusals.remove(key);
      looks.forget(key);
    } else if (!new JobSpec(job.spec()).isForeign()) {
      look(job);
    }
  }

  /// Lets a pod go that no Job will count any more.
  private void free(Stored pod) {
    JsonObject controller = References.controller(pod);
    boolean others =
        controller != null
            && !(Fields.text(controller, "kind").equals("Job")
                && Fields.text(controller, "apiVersion").equals("batch/v1"));
    boolean counted =
        managers
            .of(pod)
            .filter(
                job -> new JobSpec(job.spec()).isForeign() || !JobStatus.isFinished(job.status()))
            .isPresent();
    if (!others && !counted) {
      JobPod.free(means, pod);
    }
  }

  private void look(Stored job) {
    LabelSelector selector = LabelSelector.of(job.spec().get("selector"));
    List<Stored> claimed =
        new Claims(means, job, selector, JobPod.FINALIZER)
            .claim(pods.around(job).filter(pod -> isOwnOrFits(pod, job, selector)).toList());
    Setback before = setbacks.getOrDefault(job.key(), Setback.NONE);
    JobLook look = new JobLook(job, claimed, before, means.timeline().instant());
    begin(look);
    look.outcome = Outcome.of(look);
    Duration left = Outcome.left(look.spec, look.status, look.now);
    if (look.outcome == null && left != null) {
      looks.after(job.key(), left);
    }
    JobPods hands = new JobPods(means, events, look);
    if (look.outcome != null) {
      hands.end();
    } else {
      goOn(look, hands);
    }
    finish(look);
    again(job.key(), hands);
  }

  private static boolean isOwnOrFits(Stored pod, Stored job, LabelSelector selector) {
    return References.isControlledBy(pod, job.uid())
        || selector.matches(pod.metadata().object("labels"));
  }

  private void begin(JobLook look) {
    if (!look.spec.isSuspended() && !look.status.has("startTime")) {
      look.status = look.status.with("startTime", Means.stamp(look.now));
    }
  }

  private void goOn(JobLook look, JobPods hands) {
    if (!look.job.isDeleting()) {
      hands.adjust();
    }
    long enough = look.spec.completions().orElse(1);
    if (look.succeeded >= enough && look.activeCount == 0) {
      look.outcome = Outcome.ALL_DONE;
    } else if (!look.job.isDeleting()) {
      suspend(look);
    }
  }

  /// Tells that the Job was suspended, or goes on; its time is counted anew then.
  private void suspend(JobLook look) {
    String now = Means.stamp(look.now);
    JsonObject before = Conditions.find(look.status, SUSPENDED);
    if (look.spec.isSuspended()) {
      if (!Conditions.has(before, "status", "True")) {
        note(look, JobStatus.condition(SUSPENDED, "True", "JobSuspended", "Job suspended", now));
        look.status = look.status.without("startTime");
        events.normal(look.job, SUSPENDED, "Job suspended");
      }
    } else if (Conditions.has(before, "status", "True")) {
      note(look, JobStatus.condition(SUSPENDED, "False", "JobResumed", "Job resumed", now));
      look.status = look.status.with("startTime", now);
      events.normal(look.job, "Resumed", "Job resumed");
    }
  }

  private static void note(JobLook look, JsonObject condition) {
    look.status = Conditions.inPlace(look.status, condition);
  }

  private void finish(JobLook look) {
    look.status =
        JobStatus.withCount(look.status, "active", look.activeCount)
            .with("ready", look.ready)
            .with("terminating", look.terminating);
    setbacks.put(look.job.key(), look.setback);
    new JobTally(means, look).write().ifPresent(outcome -> tell(look, outcome));
  }

  private void tell(JobLook look, Outcome outcome) {
    if (!outcome.isSuccess()) {
      events.warning(look.job, outcome.reason(), outcome.message());
      return;
    }
    long wanted = look.spec.completions().orElse(Long.MAX_VALUE);
    if (Fields.whole(look.status, JobStatus.SUCCEEDED, 0) > wanted) {
      events.warning(
          look.job,
          "TooManySucceededPods",
          "Too many succeeded pods running after completion count reached");
    }
    events.normal(look.job, "Completed", "Job completed");
  }

  /// Looks again when there is something to be done that could not be done now.
  private void again(Key key, JobPods hands) {
    Duration patience = hands.patience();
    if (patience != null) {
      looks.after(key, patience.compareTo(WHILE) < 0 ? WHILE : patience);
    }
    @Nullable Refusal refusal = hands.refusal();
    if (refusal == null) {
      refusals.remove(key);
      return;
    }
    int times = refusals.merge(key, 1, Integer::sum);
    Duration wait = WHILE.multipliedBy(1L << Math.min(times - 1, 6));
    looks.after(key, wait.compareTo(LONGEST_PATIENCE) < 0 ? wait : LONGEST_PATIENCE);
  }
}
