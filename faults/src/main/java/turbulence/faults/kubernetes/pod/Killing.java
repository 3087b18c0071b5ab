package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Deed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.json.JsonArray;

/// Deletes pods, several at once, and does not wait until they are gone. The first refusal ends it.
final class Killing implements Deed {
  private static final int AT_ONCE = 20;

  /// What came of one deletion.
  private record Outcome(@Nullable ClusterFailed failure) {
    static final Outcome DELETED = new Outcome(null);
  }

  private final Scope scope;
  private final Pods pods;
  private final List<Pod> targets;
  private final Deletion deletion;
  private final AtomicInteger next = new AtomicInteger();

  /// For each target what came of it; null when it was not tried.
  private final AtomicReferenceArray<@Nullable Outcome> outcomes;

  private volatile boolean stopped;

  Killing(Scope scope, Pods pods, List<Pod> targets, Deletion deletion) {
    this.scope = scope;
    this.pods = pods;
    this.targets = targets;
    this.deletion = deletion;
    this.outcomes = new AtomicReferenceArray<>(targets.size());
  }

  /// The names of the pods, as they were selected.
  @Override
  public JsonArray act() throws ActivityFailed, InterruptedException {
    if (targets.size() < 2) {
      work();
    } else {
      interruptibly();
    }
    for (int i = 0; i < targets.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (outcome != null && outcome.failure() != null) {
        throw new ActivityFailed(words(targets.get(i), outcome.failure()), outcome.failure());
      }
    }
    return JsonArray.from(names(targets));
  }

  private void interruptibly() throws InterruptedException {
    try {
      together();
    } catch (InterruptedException e) {
      List<Pod> deleted = deleted();
      if (!deleted.isEmpty()) {
        scope.events().warning("interrupted after pods were terminated: " + joined(deleted));
      }
      throw e;
    }
  }

  private void together() throws InterruptedException {
    Thread self = Thread.currentThread();
    scope.world().sleeper().atRest(self);
    int workers = Math.min(AT_ONCE, targets.size());
    // Of the platform: virtual ones leave threads that poll sockets, for which an exit waits 0.3 s.
    ThreadFactory platform = Thread.ofPlatform().daemon().name("killing").factory();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers, platform)) {
      Callable<Boolean> worker = this::beside;
      for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(workers, worker))) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      scope.world().sleeper().atWork(self);
    }
  }

  private boolean beside() throws InterruptedException {
    scope.world().sleeper().atWork(Thread.currentThread());
    try {
      return work();
    } finally {
      scope.world().sleeper().atRest(Thread.currentThread());
    }
  }

  /// Deletes one after the other until there is none left or one was refused.
  private boolean work() throws InterruptedException {
    for (int i = take(); i < targets.size(); i = take()) {
      Pod pod = targets.get(i);
      try {
        pods.cluster().delete(pods.ref(pod), pod.namesake() ? deletion.of(pod.uid()) : deletion);
        outcomes.set(i, Outcome.DELETED);
      } catch (ClusterFailed e) {
        stopped = true;
        outcomes.set(i, new Outcome(e));
      }
    }
    return !stopped;
  }

  private int take() {
    return stopped ? targets.size() : next.getAndIncrement();
  }

  private String words(Pod pod, ClusterFailed failed) {
    String name = "pod " + pods.namespace() + "/" + pod.name();
    String what;
    if (failed.isNotFound()) {
      what = name + " was gone already: ";
    } else if (failed.isConflict() && pod.namesake()) {
      what = name + " was spared, it is another one than the one that was selected: ";
    } else {
      what = name + " was not terminated: ";
    }
    List<Pod> deleted = deleted();
    return what
        + failed.words()
        + (deleted.isEmpty() ? "" : "; terminated before: " + joined(deleted));
  }

  private List<Pod> deleted() {
    List<Pod> deleted = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (outcome != null && outcome.failure() == null) {
        deleted.add(targets.get(i));
      }
    }
    return deleted;
  }

  private static String joined(List<Pod> pods) {
    return String.join(", ", names(pods));
  }

  private static List<String> names(List<Pod> pods) {
    List<String> names = new ArrayList<>(pods.size());
    for (Pod pod : pods) {
      names.add(pod.name());
    }
    return names;
  }
}
