package turbulence.simulator.mesh.upstream;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.mesh.rule.Balancer.By;
import turbulence.simulator.mesh.rule.Policy;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Trip.Stop;

/// Some pods as one proxy calls them. Shared between threads.
public final class Upstream {
  private final Policy policy;
  private final Timeline timeline;
  private final RandomGenerator random;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger retrying = new AtomicInteger();
  private final Map<String, AtomicInteger> active = new ConcurrentHashMap<>();
  private final Optional<Ejections> ejections;
  private final @Nullable Breaker breaker;

  public Upstream(Policy policy, Timeline timeline, RandomGenerator random) {
    this.policy = policy;
    this.timeline = timeline;
    this.random = random;
    this.ejections = policy.outliers().map(rule -> new Ejections(rule, timeline.instant()));
    this.breaker = policy.pool().isOpen() ? null : new Breaker(policy.pool(), timeline);
  }

  public Policy policy() {
    return policy;
  }

  /// The pod that is next, if possible one that was not tried; null when none may be called.
  ///
  /// @param key what callers that shall come to the same pod have in common; null for none
  public @Nullable Stop pick(List<Stop> stops, Set<Stop> tried, @Nullable String key) {
    List<Stop> healthy = ejections.isEmpty() ? stops : healthy(stops, ejections.get());
    if (healthy.isEmpty()) {
      return null;
    } else if (tried.isEmpty() || healthy.size() == 1) {
      return choose(healthy, key);
    }
    List<Stop> fresh = healthy.stream().filter(stop -> !tried.contains(stop)).toList();
    return choose(fresh.isEmpty() ? healthy : fresh, key);
  }

  private List<Stop> healthy(List<Stop> stops, Ejections rule) {
    Instant now = timeline.instant();
    return stops.stream().filter(stop -> !rule.isOut(address(stop), now)).toList();
  }

  private Stop choose(List<Stop> stops, @Nullable String key) {
    By by = policy.balancer().by();
    if (stops.size() == 1) {
      return stops.getFirst();
    } else if (by == By.CHANCE) {
      return stops.get(random.nextInt(stops.size()));
    } else if (by == By.FEWEST_REQUESTS) {
      Stop one = stops.get(random.nextInt(stops.size()));
      Stop other = stops.get(random.nextInt(stops.size()));
      return count(one).get() <= count(other).get() ? one : other;
    } else if (by != By.TURNS && key != null) {
      return highest(stops, key);
    }
    return stops.get(Math.floorMod(turn.getAndIncrement(), stops.size()));
  }

  /// The pod whose address and the key have the highest number: when a pod goes, only its own
  /// callers go elsewhere.
  private static Stop highest(List<Stop> stops, String key) {
    Stop best = stops.getFirst();
    long highest = Long.MIN_VALUE;
    for (Stop stop : stops) {
      long hash = mixed(31L * key.hashCode() + address(stop).hashCode());
      if (hash > highest) {
        best = stop;
        highest = hash;
      }
    }
    return best;
  }

  private static long mixed(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  private AtomicInteger count(Stop stop) {
    return active.computeIfAbsent(address(stop), _ -> new AtomicInteger());
  }

  private static String address(Stop stop) {
    return stop.via();
  }

  /// Begins a request to that pod, which [#leave] ends; it may have to wait for a connection.
  public void enter(Stop stop) throws Overflow, InterruptedException {
    if (breaker != null) {
      breaker.enter(address(stop));
    }
    if (policy.balancer().by() == By.FEWEST_REQUESTS) {
      count(stop).incrementAndGet();
    }
  }

  public void leave(Stop stop) {
    if (policy.balancer().by() == By.FEWEST_REQUESTS) {
      count(stop).decrementAndGet();
    }
    if (breaker != null) {
      breaker.leave(address(stop));
    }
  }

  /// Whether one more may be tried again; whoever may tells its end by [#retried].
  public boolean mayRetry() {
    if (retrying.incrementAndGet() > policy.pool().retries()) {
      retrying.decrementAndGet();
      return false;
    }
    return true;
  }

  public void retried() {
    retrying.decrementAndGet();
  }

  /// A pod answered, or failed as if it had answered so.
  public void answered(Stop stop, int status, List<Stop> all) {
    ejections.ifPresent(
        rule -> rule.answered(address(stop), status, timeline.instant(), all.size()));
  }
}
