package turbulence.simulator.control.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Means;
import turbulence.simulator.store.Stored;

/// Counts each pod that ended exactly once: notes its uid in the Job's status, frees the pod, then
/// adds to the count. Says in the end what became of the Job.
final class JobTally {
  private static final int MOST = 500;

  private final Means means;
  private final JobLook look;
  private final List<Stored> leaving = new ArrayList<>();
  private final Set<String> held = new HashSet<>();
  private final Set<String> succeeded;
  private final Set<String> failed;

  JobTally(Means means, JobLook look) {
    this.means = means;
    this.look = look;
    look.pods.stream().filter(JobPod::isTracked).forEach(pod -> held.add(pod.uid()));
    look.status = JobStatus.counted(look.status, held);
    this.succeeded = JobStatus.uncounted(look.status, JobStatus.SUCCEEDED);
    this.failed = JobStatus.uncounted(look.status, JobStatus.FAILED);
  }

  /// How the Job ended, if that has just been written.
  Optional<Outcome> write() {
    boolean all = note();
    look.status = JobStatus.withUncounted(look.status, JobStatus.SUCCEEDED, succeeded);
    look.status = JobStatus.withUncounted(look.status, JobStatus.FAILED, failed);
    noteIndexes();
    Outcome last = announced();
    if (!flush()) {
      return Optional.empty();
    }
    leaving.forEach(this::free);
    look.status = JobStatus.counted(look.status, held);
    if (!all || held() > 0 || look.terminating > 0) {
      last = null;
    }
    if (last != null) {
      end(last);
    }
    return flush() ? Optional.ofNullable(last) : Optional.empty();
  }

  private int held() {
    return JobStatus.uncounted(look.status, JobStatus.SUCCEEDED).size()
        + JobStatus.uncounted(look.status, JobStatus.FAILED).size();
  }

  /// False when there are too many to be noted at once.
  private boolean note() {
    int fresh = 0;
    for (Stored pod : look.pods) {
      boolean lost = JobPod.hasFailed(pod, look.spec);
      if (!JobPod.isTracked(pod) || !mayLeave(pod, lost)) {
        continue;
      }
      leaving.add(pod);
      if (JobPod.hasSucceeded(pod) && !failed.contains(pod.uid())) {
        if (look.spec.isIndexed()) {
          boolean first = look.isInRange(pod) && !look.succeededBefore.has(JobPod.index(pod));
          fresh += first ? 1 : 0;
        } else {
          succeeded.add(pod.uid());
        }
      } else if (lost || look.outcome != null && !look.outcome.isSuccess()) {
        noteFailed(pod);
      }
      if (fresh + succeeded.size() + failed.size() >= MOST) {
        return false;
      }
    }
    return true;
  }

  private void noteFailed(Stored pod) {
    if ((!look.spec.isIndexed() || look.isInRange(pod)) && look.policy.judge(pod).isCounted()) {
      failed.add(pod.uid());
    }
  }

  private boolean mayLeave(Stored pod, boolean lost) {
    if (look.job.isDeleting() || look.outcome != null || JobPod.hasSucceeded(pod)) {
      return true;
    }
    Stored awaited = look.forerunners.get(JobPod.index(pod));
    return lost && (awaited == null || !awaited.uid().equals(pod.uid()));
  }

  private void noteIndexes() {
    if (!look.spec.isIndexed()) {
      return;
    }
    String done = look.succeededIndexes.toString();
    look.status = JobStatus.withCount(look.status, JobStatus.SUCCEEDED, look.succeeded);
    look.status =
        done.isEmpty()
            ? look.status.without("completedIndexes")
            : look.status.with("completedIndexes", done);
    look.status =
        look.hasLimitPerIndex()
            ? look.status.with("failedIndexes", look.failedIndexes.toString())
            : look.status.without("failedIndexes");
  }

  /// Tells that the Job will end, and gives what will be told when it has.
  private @Nullable Outcome announced() {
    Outcome outcome = look.outcome;
    if (outcome == null || outcome.type().equals(Outcome.FAILED)) {
      return outcome;
    }
    if (!Conditions.isTrue(look.status, outcome.type())) {
      look.status = Conditions.with(look.status, outcome.condition(now()));
    }
    return new Outcome(
        outcome.isSuccess() ? Outcome.COMPLETE : Outcome.FAILED,
        outcome.reason(),
        outcome.message());
  }

  private String now() {
    return Means.stamp(look.now);
  }

  private void end(Outcome outcome) {
    look.status = Conditions.with(look.status, outcome.condition(now()));
    if (outcome.isSuccess()) {
      look.status = look.status.with("completionTime", now());
    }
  }

  private void free(Stored pod) {
    JobPod.free(means, pod);
    held.remove(pod.uid());
  }

  /// Writes the status; false when the Job is gone.
  private boolean flush() {
    JsonObject status = JobStatus.ordered(look.status);
    return means.tell(look.job, status).filter(now -> now.uid().equals(look.job.uid())).isPresent();
  }
}
