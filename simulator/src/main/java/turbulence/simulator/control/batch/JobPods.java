package turbulence.simulator.control.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.PodRanking;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.Replicas;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Makes the pods that a Job lacks and deletes those that it has too many of.
final class JobPods {
  private static final int MOST = 500;

  private final Means means;
  private final Events events;
  private final JobLook look;

  /// How long the next pods have to be waited for; null when none are missing for that.
  private @Nullable Duration patience;

  private @Nullable Refusal refusal;

  JobPods(Means means, Events events, JobLook look) {
    this.means = means;
    this.events = events;
    this.look = look;
  }

  @Nullable Duration patience() {
    return patience;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  /// Deletes all that are active because the Job ends; the finalizers stay until they are counted.
  void end() {
    look.active.forEach(pod -> delete(pod, false));
  }

  /// Comes nearer to the number of active pods that the Job asks for: deletes or makes some.
  void adjust() {
    if (look.spec.isSuspended()) {
      excess(look.active.size()).forEach(pod -> delete(pod, true));
      return;
    }
    long wanted = wanted();
    List<Stored> excess = excess((int) Math.max(0, look.activeCount - wanted));
    if (!excess.isEmpty()) {
      excess.stream().limit(MOST).forEach(pod -> delete(pod, true));
      return;
    }
    long leaving = look.spec.replacesFailedOnly() ? look.terminating : 0;
    long missing = wanted - leaving - look.activeCount;
    if (missing > 0) {
      create((int) Math.min(missing, MOST));
    }
  }

  private long wanted() {
    if (look.spec.completions().isPresent()) {
      long left = look.spec.completions().getAsLong() - look.succeeded;
      return Math.max(0, Math.min(left, look.spec.parallelism()));
    }
    return look.succeeded > 0 ? look.activeCount : look.spec.parallelism();
  }

  /// Those to go: of each index all but one, those without, and as many more as have to.
  private List<Stored> excess(int atLeast) {
    List<Stored> gone = new ArrayList<>();
    List<Stored> left = new ArrayList<>(look.active);
    if (look.spec.isIndexed()) {
      Map<Integer, List<Stored>> byIndex = new HashMap<>();
      for (Stored pod : look.active) {
        if (look.isInRange(pod)) {
          byIndex.computeIfAbsent(JobPod.index(pod), _ -> new ArrayList<>(1)).add(pod);
        } else {
          gone.add(pod);
        }
      }
      for (List<Stored> alike : byIndex.values()) {
        gone.addAll(first(alike.size() - 1, alike));
      }
      left.removeAll(gone);
    }
    if (gone.size() < atLeast) {
      gone.addAll(first(atLeast - gone.size(), left));
    }
    return gone;
  }

  private List<Stored> first(int count, List<Stored> pods) {
    return count == pods.size() ? pods : new PodRanking(pods, look.now).first(count, pods);
  }

  private void delete(Stored pod, boolean freed) {
    if (freed) {
      JobPod.free(means, pod);
    }
    means.verbs().delete(Means.CALLER, pod.key(), new Deletion(null, null, pod.uid(), null, false));
    events.normal(look.job, "SuccessfulDelete", "Deleted pod: " + pod.key().name());
    look.activeCount--;
    look.terminating++;
    look.ready -= Pods.isReady(pod) ? 1 : 0;
  }

  private void create(int missing) {
    int[] indexes = look.spec.isIndexed() ? free(missing) : null;
    if (look.hasLimitPerIndex() && indexes != null) {
      indexes = ripe(indexes);
    } else {
      Duration left = look.setback.left(look.now);
      patience = left.isZero() ? null : left;
    }
    if (patience != null) {
      look.activeCount = 0;
      return;
    }
    create(indexes == null ? missing : indexes.length, indexes);
  }

  /// The first indexes that nobody works at and that are not over.
  private int[] free(int count) {
    Set<Integer> busy = new HashSet<>();
    for (Stored pod : look.pods) {
      boolean leaving = look.spec.replacesFailedOnly() && Pods.isTerminating(pod);
      if (Pods.isActive(pod) || leaving) {
        busy.add(JobPod.index(pod));
      }
    }
    return Indexes.first(
        count,
        (int) look.spec.completions().orElse(0),
        index ->
            !busy.contains(index)
                && !look.succeededIndexes.has(index)
                && !look.failedIndexes.has(index));
  }

  /// Those of the indexes whose own patience is at its end.
  private int[] ripe(int[] indexes) {
    List<Integer> ripe = new ArrayList<>();
    for (int index : indexes) {
      Stored failed = look.forerunners.get(index);
      Duration left =
          failed == null
              ? Duration.ZERO
              : new Setback(JobPod.allFailures(failed) + 1, JobPod.finishedAt(failed))
                  .left(look.now);
      if (left.isZero()) {
        ripe.add(index);
      } else if (patience == null || left.compareTo(patience) < 0) {
        patience = left;
      }
    }
    if (!ripe.isEmpty()) {
      patience = null;
    }
    return ripe.stream().mapToInt(Integer::intValue).toArray();
  }

  /// One, then two, then four and so on, as long as all goes well.
  private void create(int count, int @Nullable [] indexes) {
    JobTemplate template = new JobTemplate(look);
    int made = 0;
    for (int batch = 1; made < count && refusal == null; batch *= 2) {
      for (int i = 0; i < batch && made < count; i++, made++) {
        createOne(template, indexes == null ? JobPod.NO_INDEX : indexes[made]);
      }
    }
  }

  private void createOne(JobTemplate template, int index) {
    Key key = new Key(Kinds.PODS, look.job.key().namespace(), "");
    try {
      Stored pod = means.verbs().create(Means.CALLER, key, template.pod(index));
      events.normal(look.job, "SuccessfulCreate", "Created pod: " + pod.key().name());
      look.activeCount++;
    } catch (Refusal refused) {
      refusal = refused;
      if (!Replicas.isEnding(refused)) {
        events.warning(look.job, "FailedCreate", "Error creating: " + refused.message());
      }
    }
  }
}
