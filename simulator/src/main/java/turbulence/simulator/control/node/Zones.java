package turbulence.simulator.control.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// How many nodes of each zone are lost, and what follows for expelling pods: one node of a zone
/// every ten seconds, none where most of a small cluster's zone is lost, and none at all when no
/// node anywhere is left, for then the fault is more likely at this end.
final class Zones {
  private static final Duration APART = Duration.ofSeconds(10);
  private static final int FEW = 2;
  private static final double MOST = 0.55;
  private static final int LARGE = 50;
  private static final Duration APART_IN_LARGE = Duration.ofSeconds(100);

  /// How a zone is.
  enum State {
    NORMAL,
    PARTLY_LOST,
    LOST
  }

  private final Map<String, State> states = new HashMap<>();
  private final Map<String, Instant> free = new HashMap<>();
  private boolean everythingLost;
  private boolean large;

  private static final class Tally {
    private int ready;
    private int lost;

    State state() {
      if (ready == 0 && lost > 0) {
        return State.LOST;
      }
      return lost > FEW && lost >= MOST * (ready + lost) ? State.PARTLY_LOST : State.NORMAL;
    }
  }

  /// Counts anew; whether everything is lost now and was not before, or the other way round.
  boolean count(Collection<Stored> nodes) {
    Map<String, Tally> tallies = new HashMap<>();
    for (Stored node : nodes) {
      Tally tally = tallies.computeIfAbsent(of(node), _ -> new Tally());
      if (Silence.ready(node.status()).equals("True")) {
        tally.ready++;
      } else {
        tally.lost++;
      }
    }
    states.clear();
    tallies.forEach((zone, tally) -> states.put(zone, tally.state()));
    large = nodes.size() > LARGE;
    boolean before = everythingLost;
    everythingLost = !states.isEmpty() && states.values().stream().allMatch(State.LOST::equals);
    return before != everythingLost;
  }

  boolean isEverythingLost() {
    return everythingLost;
  }

  /// Whether the pods of one more node of that node's zone may be expelled now; then the next has
  /// to wait.
  boolean admits(Stored node, Instant now) {
    String zone = of(node);
    State state = states.getOrDefault(zone, State.NORMAL);
    if (everythingLost
        || state == State.PARTLY_LOST && !large
        || now.isBefore(free.getOrDefault(zone, Instant.MIN))) {
      return false;
    }
    free.put(zone, now.plus(state == State.PARTLY_LOST ? APART_IN_LARGE : APART));
    return true;
  }

  private static String of(Stored node) {
    JsonObject labels = node.metadata().object("labels");
    String region = labels.text("topology.kubernetes.io/region").orElse("");
    return region + ":" + labels.text("topology.kubernetes.io/zone").orElse("");
  }
}
