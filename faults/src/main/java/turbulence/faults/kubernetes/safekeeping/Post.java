package turbulence.faults.kubernetes.safekeeping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.extension.Target;
import turbulence.experiment.model.Safeguard;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.json.JsonObject;

/// What guards one run in one cluster: its lease, and the copy of its ledger. Either is done
/// without where it is not allowed. Shared between threads.
final class Post {
  private static final Duration WITHIN = Duration.ofSeconds(8);
  private static final Duration FAREWELL = Duration.ofSeconds(3);
  private static final Duration SILENT = RunLease.LASTS.multipliedBy(2).dividedBy(3);

  private final Cluster cluster;
  private final Charge charge;
  private final RunLease lease;
  private final RunCopy copy;
  private final Contest contest;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<Safeguard, String> missing = new EnumMap<>(Safeguard.class);
  private volatile @Nullable String lost;
  private boolean stopped;

  Post(Cluster cluster, Charge charge) {
    this.cluster = cluster.within(WITHIN);
    this.charge = charge;
    String namespace = Marks.place(charge, cluster);
    this.lease = new RunLease(this.cluster, charge, namespace);
    this.copy = new RunCopy(this.cluster, charge, namespace);
    this.contest = new Contest(this.cluster, charge, lease, namespace, turn);
  }

  /// Keeps others off these targets from now on.
  ///
  /// @return whether nobody else was at them
  boolean claim(List<Target> targets) throws ActivityFailed, InterruptedException {
    unlessLost();
    if (isMissing(Safeguard.LEASE)) {
      return true;
    }
    boolean free = true;
    try {
      free = contest.win(Claims.of(new Owners(cluster).of(targets)));
      heed();
    } catch (ClusterFailed e) {
      doWithout(Safeguard.LEASE, "its targets cannot be claimed in " + place() + ": ", e);
    }
    unlessLost();
    return free;
  }

  /// Whether there is a lease to be renewed.
  boolean isLeased() {
    return lease.isMade();
  }

  /// @param lines of the ledger
  void keep(List<JsonObject> lines) throws ActivityFailed, InterruptedException {
    if (isMissing(Safeguard.LEDGER)) {
      return;
    }
    turn.lockInterruptibly();
    try {
      copy.write(Lines.of(cluster, lines), lease.isMade());
    } catch (ClusterFailed e) {
      if (e.isConflict()) {
        lose("somebody else has taken the copy of its ledger, " + copy.ref());
      } else {
        doWithout(Safeguard.LEDGER, "its way back cannot be kept in " + place() + ": ", e);
      }
    } finally {
      turn.unlock();
    }
    unlessLost();
  }

  private synchronized boolean isMissing(Safeguard safeguard) {
    return missing.containsKey(safeguard);
  }

  /// Where it is not allowed, a run does without, unless somebody said that it must not.
  private void doWithout(Safeguard safeguard, String doing, ClusterFailed e) throws ActivityFailed {
    if (!Refusal.isForGood(e)) {
      throw new ActivityFailed(doing + e.words(), e);
    }
    if (charge.safety().requires(safeguard)) {
      throw new ActivityFailed(
          doing + e.words() + "; runtime.require says that it must have a " + safeguard.word(), e);
    }
    String words = "no " + safeguard.word() + " in " + place() + ": " + e.words();
    synchronized (this) {
      missing.put(safeguard, words);
    }
    charge.remarks().accept("This run goes without a safeguard: " + words);
  }

  synchronized List<String> missing() {
    return new ArrayList<>(missing.values());
  }

  private String place() {
    return cluster.access().context().isEmpty()
        ? cluster.access().address()
        : cluster.access().context();
  }

  private void unlessLost() throws ActivityFailed {
    if (lost != null) {
      throw new ActivityFailed("the run is not its own any more: " + lost);
    }
    if (lease.isMade() && lease.age().compareTo(SILENT) > 0) {
      lose("its lease could not be renewed for " + lease.age().toSeconds() + " s");
      throw new ActivityFailed("the run is not its own any more: " + lost);
    }
  }

  /// Says that the run lives, and hears whether it is to.
  void beat() throws InterruptedException {
    if (lost == null && lease.isMade()) {
      if (turn.tryLock()) { // who claims or keeps something says so, too
        try {
          renew();
        } finally {
          turn.unlock();
        }
      }
      if (lost == null && lease.age().compareTo(SILENT) > 0) {
        lose("its lease could not be renewed for " + lease.age().toSeconds() + " s");
      }
    }
  }

  private void renew() throws InterruptedException {
    try {
      lease.renew();
      heed();
    } catch (ClusterFailed e) {
      if (e.isNotFound()) {
        lose("somebody has removed its lease, " + lease.ref());
      }
    }
  }

  private void heed() {
    String thief = lease.thief();
    String stop = lease.stop();
    if (thief != null) {
      lose("its lease is held by " + thief);
    } else if (!stop.isEmpty() && !stopped) {
      stopped = true;
      boolean skip = stop.equals(KeptRun.NO_ROLLBACKS);
      String words = "Asked to stop by " + lease.stoppedBy();
      charge.stop().now(Stop.Reason.fromElsewhere(words, skip));
    }
  }

  private void lose(String why) {
    if (lost == null) {
      lost = why;
      charge.stop().now(Stop.Reason.fromElsewhere("The run is over: " + why, false));
    }
  }

  /// The run has ended.
  ///
  /// @param lines of the ledger; nothing when nothing is open
  void end(List<JsonObject> lines) throws InterruptedException {
    if (lease.thief() != null) {
      return; // who puts it back now removes it, too
    }
    Cluster last = cluster.within(FAREWELL);
    try {
      copy.end(Lines.open(Lines.of(cluster, lines)), last);
      lease.remove(last);
    } catch (ClusterFailed e) {
      if (!e.isNotFound()) {
        charge
            .remarks()
            .accept(
                "What guarded the run in "
                    + place()
                    + " could not be removed ("
                    + e.words()
                    + "); turbulence recover does that");
      }
    }
  }
}
