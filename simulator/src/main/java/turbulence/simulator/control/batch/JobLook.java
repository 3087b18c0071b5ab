package turbulence.simulator.control.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.store.Stored;

/// What one look at a Job finds, and what comes of it.
final class JobLook {
  final Stored job;
  final JobSpec spec;
  final FailurePolicy policy;
  final Instant now;
  final List<Stored> pods;
  final List<Stored> active;
  final Setback setback;

  /// How many have succeeded and failed, with those that are not counted in the status yet.
  final long succeeded;

  final long failed;
  final Indexes succeededBefore;
  final Indexes succeededIndexes;
  final Indexes failedIndexes;

  /// Failed pods that are kept until another one takes their index, which learns from them how
  /// often it failed.
  final Map<Integer, Stored> forerunners;

  JsonObject status;
  long activeCount;
  long ready;
  long terminating;
  @Nullable Outcome outcome;

  JobLook(Stored job, List<Stored> pods, Setback before, Instant now) {
    this.job = job;
    this.spec = new JobSpec(job.spec());
    this.policy = FailurePolicy.of(spec);
    this.now = now;
    this.pods = new ArrayList<>(pods);
    this.status = job.status();
    if (spec.isIndexed()) {
      this.pods.sort(Comparator.comparingInt(JobPod::index));
    }
    active = pods.stream().filter(Pods::isActive).toList();
    activeCount = active.size();
    ready = active.stream().filter(Pods::isReady).count();
    terminating = pods.stream().filter(Pods::isTerminating).count();
    Set<String> waitingSucceeded = JobStatus.uncounted(status, JobStatus.SUCCEEDED);
    Set<String> waitingFailed = JobStatus.uncounted(status, JobStatus.FAILED);
    List<Stored> newSucceeded = fresh(waitingSucceeded, JobPod::hasSucceeded);
    List<Stored> newFailed = fresh(waitingFailed, pod -> JobPod.hasFailed(pod, spec));
    setback = before.after(newSucceeded, newFailed);
    failed =
        Fields.whole(status, JobStatus.FAILED, 0)
            + newFailed.stream().filter(pod -> policy.judge(pod).isCounted()).count()
            + waitingFailed.size();
    int completions = (int) spec.completions().orElse(0);
    succeededBefore = Indexes.parse(Fields.text(status, "completedIndexes"), completions);
    succeededIndexes = succeededBefore.copy();
    newSucceeded.forEach(pod -> succeededIndexes.add(JobPod.index(pod)));
    failedIndexes = Indexes.parse(Fields.text(status, "failedIndexes"), completions);
    succeeded =
        spec.isIndexed()
            ? succeededIndexes.count()
            : Fields.whole(status, JobStatus.SUCCEEDED, 0)
                + newSucceeded.size()
                + waitingSucceeded.size();
    forerunners = new HashMap<>();
    if (hasLimitPerIndex()) {
      newFailed.stream().filter(this::endsIndex).forEach(pod -> failedIndexes.add(index(pod)));
      findForerunners();
    }
  }

  private static int index(Stored pod) {
    return JobPod.index(pod);
  }

  boolean hasLimitPerIndex() {
    return spec.isIndexed() && spec.backoffLimitPerIndex().isPresent();
  }

  /// Those whose end is not in the status yet.
  private List<Stored> fresh(Set<String> known, Predicate<Stored> ended) {
    List<Stored> fresh = new ArrayList<>();
    for (Stored pod : pods) {
      if (JobPod.isTracked(pod)
          && !known.contains(pod.uid())
          && (!spec.isIndexed() || isInRange(pod))
          && ended.test(pod)) {
        fresh.add(pod);
      }
    }
    return fresh;
  }

  boolean isInRange(Stored pod) {
    int index = index(pod);
    return index != JobPod.NO_INDEX && index < spec.completions().orElse(0);
  }

  private boolean endsIndex(Stored pod) {
    FailurePolicy.Finding finding = policy.judge(pod);
    return finding.failsIndex()
        || finding.isCounted()
            && JobPod.failures(pod) >= spec.backoffLimitPerIndex().orElse(Long.MAX_VALUE);
  }

  private void findForerunners() {
    Set<Integer> busy = new HashSet<>();
    active.forEach(pod -> busy.add(index(pod)));
    for (Stored pod : fresh(Set.of(), each -> JobPod.hasFailed(each, spec))) {
      int index = index(pod);
      if (succeededIndexes.has(index) || failedIndexes.has(index) || busy.contains(index)) {
        continue;
      }
      Stored known = forerunners.get(index);
      if (known == null || isLater(pod, known)) {
        forerunners.put(index, pod);
      }
    }
  }

  private static boolean isLater(Stored pod, Stored other) {
    return JobPod.allFailures(pod) >= JobPod.allFailures(other)
        && !JobPod.finishedAt(pod).isBefore(JobPod.finishedAt(other));
  }
}
