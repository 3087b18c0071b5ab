package turbulence.simulator.control.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Deletion.Propagation;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Looks;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Pods;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Deletes Jobs that have been over for as long as they want to be kept.
public final class FinishedJobs implements Controller {
  private final Means means;
  private final Looks looks;

  public FinishedJobs(Means means) {
    this.means = means;
    this.looks = new Looks(means.timeline());
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks.begin(look);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    if (change.key().resource().equals(Kinds.JOBS)) {
      Stored job = change.now();
      if (change instanceof Change.Deleted) {
        looks.forget(job.key());
      } else if (end(job).isPresent()) {
        look.accept(job.key());
      }
    }
  }

  @Override
  public void reconcile(Key key) {
    Stored job = means.store().get(key).orElse(null);
    Instant end = job == null ? null : end(job).orElse(null);
    looks.forget(key);
    if (job == null || end == null) {
      return;
    }
    Duration left = Duration.between(means.timeline().instant(), end);
    if (left.isPositive()) {
      looks.after(key, left);
    } else {
      Deletion how = new Deletion(null, Propagation.FOREGROUND, job.uid(), null, false);
      means.verbs().delete(Means.CALLER, key, how);
    }
  }

  /// Until when the Job is kept, if it is over and does not want to stay for ever.
  private static Optional<Instant> end(Stored job) {
    JobSpec spec = new JobSpec(job.spec());
    if (spec.ttlSecondsAfterFinished().isEmpty() || job.isDeleting()) {
      return Optional.empty();
    }
    for (String type : new String[] {Outcome.COMPLETE, Outcome.FAILED}) {
      @Nullable JsonObject condition = Conditions.find(job.status(), type);
      if (Conditions.has(condition, "status", "True")) {
        return Pods.time(condition, "lastTransitionTime")
            .map(at -> at.plusSeconds(spec.ttlSecondsAfterFinished().getAsLong()));
      }
    }
    return Optional.empty();
  }
}
