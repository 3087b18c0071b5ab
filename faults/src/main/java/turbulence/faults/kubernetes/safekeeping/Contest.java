package turbulence.faults.kubernetes.safekeeping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.ledger.OpenRun;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// Decides who of several runs may hit a target. Each writes what it wants, then looks at what the
/// others have written: of two at least one sees the other, and whose write came first has it.
final class Contest {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Cluster cluster;
  private final Charge charge;
  private final RunLease lease;
  private final Runs runs;
  private final ReentrantLock turn;
  private final Pulse pulse;
  private final Set<String> dead = new HashSet<>();

  /// @param turn held while the lease's version is that of a claim
  Contest(Cluster cluster, Charge charge, RunLease lease, String namespace, ReentrantLock turn) {
    this.cluster = cluster;
    this.charge = charge;
    this.lease = lease;
    this.runs = new Runs(cluster, namespace);
    this.turn = turn;
    this.pulse = new Pulse(charge.world());
  }

  /// Returns once nobody else has any of it.
  ///
  /// @return whether nobody had
  boolean win(Claims claims) throws ActivityFailed, ClusterFailed, InterruptedException {
    long began = charge.world().nanoTime();
    String told = "";
    while (true) {
      List<Rival> rivals = rivals(claims.words().keySet());
      if (rivals.isEmpty()) {
        return told.isEmpty();
      }
      Rival first = rivals.getFirst();
      if (!told.equals(first.run())) {
        told = first.run();
        charge.remarks().accept(words(first, claims) + "; looking whether it lives");
      }
      if (!charge.safety().waits() && isLiving(first)) {
        throw new ActivityFailed(
            words(first, claims) + ", which is under way; runtime.safety.on_claimed: wait waits");
      }
      if (charge.world().nanoTime() - began > LONGEST.toNanos()) {
        throw new ActivityFailed(words(first, claims) + ", which was waited for in vain");
      }
      charge.world().sleep(PAUSE);
    }
  }

  /// Those who are before us; nothing when it is all ours now.
  private List<Rival> rivals(Set<String> wanted) throws ClusterFailed, InterruptedException {
    turn.lockInterruptibly();
    try {
      if (lease.isMade() && lease.holds(wanted)) {
        return List.of();
      }
      String version = lease.want(wanted);
      List<Rival> rivals = new ArrayList<>();
      for (JsonObject other : runs.list(Resource.LEASES, Marks.EVERY_RUN)) {
        Rival rival = Rival.of(other, wanted, version);
        if (!rival.run().equals(charge.run()) && !rival.common().isEmpty() && !isDead(rival)) {
          rivals.add(rival);
        }
      }
      if (rivals.isEmpty()) {
        lease.won(wanted);
      } else {
        lease.withdraw(wanted);
      }
      return rivals;
    } finally {
      turn.unlock();
    }
  }

  private boolean isLiving(Rival rival) {
    return pulse.look(rival.lease()) == Pulse.Sign.LIVING;
  }

  private boolean isDead(Rival rival) throws ClusterFailed, InterruptedException {
    if (dead.contains(rival.uid())) {
      return true;
    }
    if (charge.over().test(rival.run()) || pulse.look(rival.lease()) == Pulse.Sign.DEAD) {
      dead.add(rival.uid());
      bury(rival);
      return true;
    }
    return false;
  }

  /// The lease of a dead run goes, unless its way back is there, too: that is for who recovers it.
  private void bury(Rival rival) throws ClusterFailed, InterruptedException {
    String namespace = rival.ref().namespace();
    try {
      if (cluster.find(Resource.CONFIG_MAPS.ref(namespace, rival.ref().name())).isEmpty()) {
        cluster.delete(rival.ref(), Deletion.USUAL.of(rival.uid()));
        return;
      }
    } catch (ClusterFailed e) {
      if (!Refusal.isForGood(e)) {
        throw e;
      }
    }
    charge
        .remarks()
        .accept(
            rival.words()
                + " is dead and may have left changed what is to be hit now; "
                + OpenRun.command(rival.run())
                + " puts it back");
  }

  private static String words(Rival rival, Claims claims) {
    List<String> targets = new ArrayList<>();
    for (Map.Entry<String, String> claim : claims.words().entrySet()) {
      if (rival.common().contains(claim.getKey())) {
        targets.add(claim.getValue());
      }
    }
    int more = targets.size() - 3;
    return String.join(", ", targets.subList(0, Math.min(3, targets.size())))
        + (more > 0 ? " and " + more + " more are" : targets.size() == 1 ? " is" : " are")
        + " claimed by "
        + rival.words();
  }
}
