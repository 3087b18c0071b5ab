package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The pods of a namespace that are there to stay, each with the workload that it belongs to.
final class Roster {
  private final Map<String, Member> members = new HashMap<>();

  private Roster() {}

  /// A pod.
  ///
  /// @param owner what controls it directly; the pod itself when nothing does
  /// @param workload what controls it at the top: a deployment for the pods of its replica sets
  record Member(String name, Ref owner, Ref workload, boolean ready) {}

  static Roster read(Register register, String namespace) throws Unreadable, InterruptedException {
    List<Member> pods = new ArrayList<>();
    register.each(
        Resource.PODS.in(namespace),
        pod -> {
          if (isStaying(pod)) {
            pods.add(member(pod));
          }
        });
    boolean replicated =
        pods.stream().anyMatch(pod -> pod.owner().resource().equals(Resource.REPLICA_SETS));
    Map<Ref, Ref> above = new HashMap<>();
    if (replicated) {
      for (JsonObject set : register.list(Resource.REPLICA_SETS.in(namespace).metadataOnly())) {
        Ref ref = Register.ref(Resource.REPLICA_SETS, set);
        above.put(ref, owner(ref, set));
      }
    }
    Roster roster = new Roster();
    for (Member pod : pods) {
      Ref top = above.getOrDefault(pod.owner(), pod.owner());
      roster.members.put(pod.name(), new Member(pod.name(), pod.owner(), top, pod.ready()));
    }
    return roster;
  }

  private static Member member(JsonObject pod) {
    Ref ref = Register.ref(Resource.PODS, pod);
    Ref owner = owner(ref, pod);
    return new Member(ref.name(), owner, owner, isReady(pod));
  }

  /// No API is asked for the name of a kind: nothing is read by it but what has a known one.
  private static Ref owner(Ref ref, JsonObject object) {
    Owner owner = Owner.of(object);
    if (owner == null || owner.kind().equals("Node")) {
      return ref;
    }
    int slash = owner.apiVersion().indexOf('/');
    String group = slash < 0 ? "" : owner.apiVersion().substring(0, slash);
    String plural = owner.kind().toLowerCase(Locale.ROOT) + "s";
    String version = owner.apiVersion().substring(slash + 1);
    return new Resource(group, version, plural, true).ref(ref.namespace(), owner.name());
  }

  private static boolean isStaying(JsonObject pod) {
    String phase = pod.object("status").text("phase").orElse("");
    return !pod.object("metadata").has("deletionTimestamp")
        && !phase.equals("Succeeded")
        && !phase.equals("Failed");
  }

  private static boolean isReady(JsonObject pod) {
    for (Json condition : pod.object("status").array("conditions")) {
      if (condition instanceof JsonObject each
          && each.text("type").orElse("").equals("Ready")
          && each.text("status").orElse("").equals("True")) {
        return true;
      }
    }
    return false;
  }

  /// The pod of that name; null when it is not there to stay.
  @Nullable Member member(String pod) {
    return members.get(pod);
  }

  /// All, or those that belong to an object directly or at the top.
  List<Member> members(@Nullable Ref of) {
    List<Member> some = new ArrayList<>();
    for (Member pod : members.values()) {
      if (of == null || pod.owner().equals(of) || pod.workload().equals(of)) {
        some.add(pod);
      }
    }
    return some;
  }

  /// How many pods a workload has.
  int size(Ref workload) {
    return members(workload).size();
  }

  Set<String> ready(Ref workload) {
    Set<String> ready = new HashSet<>();
    for (Member pod : members.values()) {
      if (pod.ready() && pod.workload().equals(workload)) {
        ready.add(pod.name());
      }
    }
    return ready;
  }
}
