package turbulence.experiment.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Evidence.Sight;
import turbulence.experiment.extension.Target;
import turbulence.experiment.journal.RunEntry;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonArray;

/// Looks beside the run whether what its actions did is in effect, and whether it stays so until
/// the run puts it back. In nobody's way: what cannot be seen is not observed, that is all. Shared
/// between threads.
final class Lookout implements AutoCloseable {
  private static final Duration LAST = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Run run;
  private final World world;
  private final boolean forgiving;
  private final List<Sign> signs = new ArrayList<>();
  private @Nullable Thread thread;
  private @Nullable Underway over;
  private boolean asleep;
  private boolean finishing;
  private boolean ended;

  /// @param forgiving whether the run does not fail when a fault is lost
  Lookout(Run run, boolean forgiving) {
    this.run = run;
    this.world = run.world();
    this.forgiving = forgiving;
  }

  /// From now on looks for these signs of what an activity has just done.
  synchronized void watch(RunEntry entry, List<Evidence> evidence) {
    if (evidence.isEmpty() || finishing || run.dry() != null) {
      return;
    }
    Instant now = world.now();
    for (Evidence sign : evidence) {
      String what = run.masking().text(sign.words());
      signs.add(new Sign(sign, entry, what, now, world.nanoTime()));
    }
    journal(entry);
    if (thread == null) {
      start();
    } else {
      wake();
    }
  }

  /// A step of the run is about to change these itself.
  synchronized void expect(List<Target> changed) {
    for (Sign sign : signs) {
      Target target = sign.evidence().target();
      if (target != null && changed.contains(target)) {
        sign.expect();
      }
    }
  }

  /// A thread of the platform: the first virtual one costs a short run 20 ms and 2 MiB.
  private void start() {
    Underway mine = new Underway(world.sleeper());
    over = mine;
    Thread fresh = Thread.ofPlatform().daemon().name("lookout").unstarted(() -> keep(mine));
    thread = fresh;
    world.sleeper().atWork(fresh);
    fresh.start();
  }

  private void wake() {
    if (thread != null && asleep) {
      thread.interrupt();
    }
  }

  private void keep(Underway mine) {
    try {
      for (Sign next = next(); next != null; next = next()) {
        pause(next);
        if (isDue(next)) {
          look(next);
        }
      }
    } catch (InterruptedException e) {
      run.events().debug("Nobody looks any more");
    } finally {
      mine.reached();
      world.sleeper().atRest(Thread.currentThread());
    }
  }

  /// The sign to be looked for next; null when there is none, which ends the thread.
  private synchronized @Nullable Sign next() {
    Sign next = null;
    for (Sign sign : signs) {
      if (sign.isOpen() && (next == null || sign.due() - next.due() < 0)) {
        next = sign;
      }
    }
    if (next == null || finishing) {
      thread = null;
      return null;
    }
    return next;
  }

  private synchronized boolean isDue(Sign sign) {
    return !finishing && sign.due() - world.nanoTime() <= 0;
  }

  /// Ends early when there is something new to look for, or nothing any more.
  private void pause(Sign next) throws InterruptedException {
    long time;
    synchronized (this) {
      time = next.due() - world.nanoTime();
      if (finishing || time <= 0) {
        return;
      }
      asleep = true;
    }
    try {
      world.sleep(Duration.ofNanos(time));
    } catch (InterruptedException e) {
      if (isEnded()) {
        throw e;
      }
    } finally {
      synchronized (this) {
        asleep = false;
        if (!ended) {
          Thread.interrupted(); // else the next look would be cut short
        }
      }
    }
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  private void look(Sign sign) throws InterruptedException {
    Sight sight = sight(sign);
    String said;
    boolean lost;
    synchronized (this) {
      if (ended) {
        return;
      }
      if (sight == null) {
        sign.missed(world.nanoTime());
        return;
      }
      said = sign.noted(sight, world.now(), world.nanoTime());
      lost = sign.isLost();
      journal(sign.entry());
    }
    if (lost) {
      run.events().warning(said);
      if (!forgiving) {
        run.sightings().faultLost();
      }
    } else if (!said.isEmpty()) {
      run.extra(said);
    }
  }

  private @Nullable Sight sight(Sign sign) throws InterruptedException {
    String why;
    try {
      return sign.evidence().look();
    } catch (ActivityFailed e) {
      why = e.reason();
    } catch (RuntimeException e) {
      why = e.toString();
    }
    run.events().debug("Nobody could look whether " + sign.evidence().words() + ": " + why);
    return null;
  }

  private void journal(RunEntry entry) {
    List<Json> seen = new ArrayList<>();
    for (Sign sign : signs) {
      if (sign.entry() == entry) {
        seen.add(sign.json());
      }
    }
    entry.observed(new JsonArray(seen));
  }

  /// Ends the watch, since from now on things are put back. What nobody has seen yet gets one last
  /// look, which takes a moment at most.
  void settle() throws InterruptedException {
    Underway last = finish();
    if (last == null) {
      return;
    }
    Deadline deadline = Deadline.of(LAST, world);
    try (deadline) {
      last.await();
      for (Sign sign : those(false)) {
        look(sign);
      }
    } catch (InterruptedException | RunInterrupted e) {
      if (!deadline.hasPassed() || run.stop().isPressed()) {
        throw new InterruptedException();
      }
    } finally {
      rest();
    }
  }

  /// The end of the thread that looks; null when there is nothing to wait for.
  private synchronized @Nullable Underway finish() {
    finishing = true;
    wake();
    return thread == null && those(false).isEmpty() ? null : over;
  }

  /// Ends the watch at once.
  synchronized void rest() {
    finishing = true;
    ended = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /// Looks once whether what was in effect is gone, now that things are put back.
  void afterwards() {
    List<Sign> left = those(true);
    if (left.isEmpty()) {
      return;
    }
    Deadline deadline = Deadline.of(LAST, world);
    try (deadline) {
      for (Sign sign : left) {
        Sight sight = sight(sign);
        if (sight != null) {
          noteAfterwards(sign, sight);
        }
      }
    } catch (InterruptedException e) {
      if (!deadline.hasPassed() || run.stop().isPressed()) {
        run.sightings().interrupted();
        run.stop().acknowledge();
      }
    }
  }

  private synchronized void noteAfterwards(Sign sign, Sight sight) {
    sign.notedAfterwards(sight, world.now());
    journal(sign.entry());
  }

  /// The signs that are in effect, or those that nobody has seen.
  private synchronized List<Sign> those(boolean inEffect) {
    List<Sign> those = new ArrayList<>();
    for (Sign sign : signs) {
      if (inEffect ? sign.isInEffect() : !sign.isSeen()) {
        those.add(sign);
      }
    }
    return those;
  }

  /// Nobody looks any more once this returns.
  @Override
  public void close() {
    Thread last;
    synchronized (this) {
      last = thread;
    }
    rest();
    try {
      if (last != null && !last.join(PATIENCE)) {
        run.events().debug("A look does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
