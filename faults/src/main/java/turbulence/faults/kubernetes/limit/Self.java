package turbulence.faults.kubernetes.limit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.limit.Loss.Kind;
import turbulence.faults.kubernetes.select.OwnPod;
import turbulence.json.JsonObject;

/// What runs themselves are made of: nobody would be left to put things back.
final class Self {
  /// The label of the pods, jobs and accounts of runs.
  static final String RUN = "turbulence.dev/run";

  private static final String LIFT = "; runtime.limits.self lifts that";
  private static final List<String> OURS = List.of("pods", "jobs", "serviceaccounts");

  private final Register register;
  private final Objections objections;
  private final @Nullable Ref pod;

  /// @param pod the one that this process runs in; null when it runs in none
  Self(Register register, Objections objections, @Nullable Ref pod) {
    this.register = register;
    this.objections = objections;
    this.pod = pod;
  }

  /// The pod that this process runs in; null when it runs in none.
  static @Nullable Ref pod(World world) {
    OwnPod own = OwnPod.of(world);
    boolean known = !own.name().isEmpty() && !own.namespace().isEmpty();
    return known ? Resource.PODS.ref(own.namespace(), own.name()) : null;
  }

  void look(List<Loss> losses, Policy policy) throws InterruptedException {
    if (policy.sparesNotItself()) {
      return;
    }
    boolean beyond = false;
    for (Loss loss : losses) {
      Ref ref = loss.ref();
      if (ref.equals(pod)) {
        objections.to(ref, "this run is in it" + LIFT);
      } else if (OURS.contains(ref.resource().plural())) {
        others(ref);
      }
      beyond |= !ref.resource().equals(Resource.PODS) && loss.kind() != Kind.NODE_OPENED;
    }
    if (pod != null && beyond) {
      own(pod, losses);
    }
  }

  /// Those of other runs, as far as somebody has read them anyway or does now.
  private void others(Ref ref) throws InterruptedException {
    try {
      Optional<JsonObject> object = register.get(ref);
      if (object.isPresent() && object.get().object("metadata").object("labels").has(RUN)) {
        objections.to(ref, "it belongs to a run of ours (label " + RUN + ")" + LIFT);
      }
    } catch (Unreadable e) {
      objections.open("what belongs to runs of ours", e);
    }
  }

  /// The node, the owners and the account of our own pod, and its namespace as a whole.
  private void own(Ref self, List<Loss> losses) throws InterruptedException {
    Line line = Line.of(List.of(self), register).getOrDefault(self, Line.empty());
    line.unread().forEach(why -> objections.open("where this run is itself", why));
    for (Loss loss : losses) {
      String why = loss.kind() == Kind.NODE_OPENED ? null : why(loss, self, line);
      if (why != null) {
        objections.to(loss.ref(), why + LIFT);
      }
    }
  }

  private static @Nullable String why(Loss loss, Ref self, Line line) {
    Ref ref = loss.ref();
    JsonObject pod = line.objects().getOrDefault(self, JsonObject.EMPTY).object("spec");
    boolean here = ref.namespace().equals(self.namespace());
    if (ref.resource().equals(Resource.NODES)) {
      return pod.text("nodeName").orElse("").equals(ref.name()) ? "this run is on it" : null;
    } else if (ref.resource().equals(Resource.NAMESPACES)) {
      boolean whole = loss.kind() == Kind.DELETED && ref.name().equals(self.namespace());
      return whole ? "this run is in it" : null;
    } else if (ref.resource().plural().equals("serviceaccounts") && here) {
      String account = pod.text("serviceAccountName").orElse("default");
      return account.equals(ref.name()) ? "this run has its rights from it" : null;
    }
    boolean above = line.objects().containsKey(ref) && !ref.equals(self);
    return above ? "the pod of this run belongs to it" : null;
  }
}
