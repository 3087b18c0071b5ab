package turbulence.faults.kubernetes.limit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Footprint.Stage;
import turbulence.experiment.extension.Policy.Said;
import turbulence.experiment.model.Share;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.limit.Loss.Kind;
import turbulence.faults.kubernetes.limit.Roster.Member;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// How much of each workload may be missing, and how many of its pods have to stay ready.
final class PodShares {
  private static final Set<String> REPLICATED =
      Set.of("deployments.apps", "statefulsets.apps", "replicasets.apps", "replicationcontrollers");

  private final Register register;
  private final List<Past> before;
  private final Tally tally;
  private final Map<String, Roster> rosters = new HashMap<>();

  /// @param tally learns what the footprint takes
  PodShares(Register register, List<Past> before, Tally tally) {
    this.register = register;
    this.before = before;
    this.tally = tally;
  }

  void look(
      List<Loss> losses, List<Said<Share>> shares, List<Said<Integer>> leave, Objections objections)
      throws Unreadable, InterruptedException {
    for (Loss loss : losses) {
      take(loss);
    }
    Map<Ref, Integer> scaled = scaled(losses);
    Set<Ref> touched = new LinkedHashSet<>(tally.pods().keySet());
    touched.addAll(scaled.keySet());
    for (Ref workload : touched) {
      Standing standing = standing(workload);
      Integer replicas = scaled.get(workload);
      Standing then = replicas == null ? standing : standing.scaledTo(replicas);
      Remainder remainder = new Remainder(workload, then, tally.pods(workload));
      remainder.share(shares, objections);
      remainder.ready(leave, objections);
    }
  }

  /// Only those that get fewer.
  private static Map<Ref, Integer> scaled(List<Loss> losses) {
    Map<Ref, Integer> scaled = new HashMap<>();
    for (Loss loss : losses) {
      if (loss.kind() == Kind.SCALED && loss.after() < loss.before()) {
        scaled.put(loss.ref(), loss.after());
      }
    }
    return scaled;
  }

  private void take(Loss loss) throws Unreadable, InterruptedException {
    Ref ref = loss.ref();
    switch (loss.kind()) {
      case POD_GONE -> take(ref.namespace(), ref.name());
      case NODE_EMPTIED -> emptied(ref);
      case DELETED -> deleted(ref);
      default -> {}
    }
  }

  private void take(String namespace, String pod) throws Unreadable, InterruptedException {
    Member member = roster(namespace).member(pod);
    if (member != null) {
      tally.take(member.workload(), pod);
    }
  }

  /// Those of daemon sets go with their node, which does not need them any more.
  private void emptied(Ref node) throws Unreadable, InterruptedException {
    for (Ref pod : Bound.to(node, register)) {
      take(pod.namespace(), pod.name());
    }
  }

  private void deleted(Ref ref) throws Unreadable, InterruptedException {
    if (ref.resource().equals(Resource.NODES)) {
      emptied(ref);
    } else if (ref.resource().equals(Resource.PODS)) {
      take(ref.namespace(), ref.name());
    } else if (ref.resource().equals(Resource.NAMESPACES)) {
      take(roster(ref.name()).members(null));
    } else if (ref.resource().namespaced()) {
      take(roster(ref.namespace()).members(ref));
    }
  }

  private void take(Collection<Member> members) {
    members.forEach(member -> tally.take(member.workload(), member.name()));
  }

  private Roster roster(String namespace) throws Unreadable, InterruptedException {
    Roster roster = rosters.get(namespace);
    if (roster == null) {
      roster = Roster.read(register, namespace);
      rosters.put(namespace, roster);
    }
    return roster;
  }

  private Standing standing(Ref workload) throws Unreadable, InterruptedException {
    int live = size(workload);
    int desired = live;
    int cap = live;
    boolean first = true;
    Set<String> taken = new HashSet<>();
    Set<String> leaving = new HashSet<>();
    for (Past past : before) {
      taken.addAll(past.tally().pods(workload));
      if (past.stage() == Stage.UNDERWAY) {
        leaving.addAll(past.tally().pods(workload));
      }
      for (Loss loss : past.losses()) {
        if (loss.kind() == Kind.SCALED && loss.ref().equals(workload)) {
          desired = first ? loss.before() : desired;
          first = false;
          cap = past.stage() == Stage.DONE ? live : loss.after();
        }
      }
    }
    Set<String> ready = roster(workload.namespace()).ready(workload);
    return new Standing(desired, cap, ready, taken, leaving);
  }

  /// How many pods it is to have; where nothing says that, how many it had when the run came.
  private int size(Ref workload) throws Unreadable, InterruptedException {
    Integer said = said(workload);
    for (Past past : before) {
      if (said == null) {
        said = past.tally().sizes().get(workload);
      }
    }
    int size = said == null ? roster(workload.namespace()).size(workload) : said;
    tally.sizes().put(workload, size);
    return size;
  }

  private @Nullable Integer said(Ref workload) throws Unreadable, InterruptedException {
    boolean daemons = workload.resource().equals(Resource.DAEMON_SETS);
    if (!daemons && !REPLICATED.contains(workload.resource().toString())) {
      return null;
    }
    Optional<JsonObject> live = register.whole(workload);
    if (live.isEmpty()) {
      return null;
    }
    if (daemons) {
      return number(live.get().object("status"), "desiredNumberScheduled", 0);
    }
    return number(live.get().object("spec"), "replicas", 1);
  }

  private static int number(JsonObject object, String name, int otherwise) {
    return object.get(name) instanceof JsonNumber number ? number.value().intValue() : otherwise;
  }
}
