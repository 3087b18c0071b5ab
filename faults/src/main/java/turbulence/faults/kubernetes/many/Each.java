package turbulence.faults.kubernetes.many;

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
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.ClusterFailed;

/// Does one thing to each of many targets, several at once. One that fails does not spare the
/// others: there is an outcome for each.
///
/// @param <T> a target
public final class Each<T> {
  private static final int AT_ONCE = 20;

  /// What is done to one.
  @FunctionalInterface
  public interface Doing<T> {
    /// @return whether it was there; one that was gone meanwhile counts as gone
    boolean to(T target) throws ClusterFailed, ActivityFailed, InterruptedException;
  }

  private final Scope scope;
  private final List<T> targets;
  private final Doing<T> doing;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<@Nullable Outcome<T>> outcomes;

  private Each(Scope scope, List<T> targets, Doing<T> doing) {
    this.scope = scope;
    this.targets = List.copyOf(targets);
    this.doing = doing;
    this.outcomes = new AtomicReferenceArray<>(targets.size());
  }

  /// What came of each, in their order.
  ///
  /// @throws CutShort when it is interrupted
  public static <T> Outcomes<T> of(Scope scope, List<T> targets, Doing<T> doing)
      throws InterruptedException {
    Each<T> each = new Each<>(scope, targets, doing);
    try {
      if (targets.size() < 2) {
        each.work();
      } else {
        each.together();
      }
    } catch (InterruptedException e) {
      throw new CutShort(each.outcomes());
    }
    return each.outcomes();
  }

  private Outcomes<T> outcomes() {
    List<Outcome<T>> all = new ArrayList<>(targets.size());
    for (int i = 0; i < targets.size(); i++) {
      Outcome<T> outcome = outcomes.get(i);
      if (outcome != null) {
        all.add(outcome);
      }
    }
    return new Outcomes<>(all);
  }

  private void together() throws InterruptedException {
    Thread self = Thread.currentThread();
    scope.world().sleeper().atRest(self);
    int workers = Math.min(AT_ONCE, targets.size());
    // Of the platform: virtual ones leave threads that poll sockets, for which an exit waits 0.3 s.
    ThreadFactory platform = Thread.ofPlatform().daemon().name("each").factory();
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

  private boolean work() throws InterruptedException {
    for (int i = next.getAndIncrement(); i < targets.size(); i = next.getAndIncrement()) {
      outcomes.set(i, done(targets.get(i)));
    }
    return true;
  }

  private Outcome<T> done(T target) throws InterruptedException {
    try {
      return new Outcome<>(target, doing.to(target), null);
    } catch (ClusterFailed e) {
      return e.isNotFound()
          ? new Outcome<>(target, false, null)
          : new Outcome<>(target, true, new ActivityFailed(e.words(), e));
    } catch (ActivityFailed e) {
      return new Outcome<>(target, true, e);
    }
  }
}
