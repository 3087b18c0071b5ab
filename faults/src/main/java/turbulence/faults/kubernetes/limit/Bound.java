package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.List;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// The pods that go with a node, and those that go with a namespace.
final class Bound {
  private Bound() {}

  /// Those on a node, but for those that only a node can have: they are not missed without it.
  static List<Ref> to(Ref node, Register register) throws Unreadable, InterruptedException {
    List<Ref> pods = new ArrayList<>();
    register.each(
        Resource.PODS.everywhere().fields("spec.nodeName=" + node.name()),
        pod -> {
          if (!isOfNode(pod)) {
            pods.add(known(pod, register));
          }
        });
    return pods;
  }

  private static boolean isOfNode(JsonObject pod) {
    Owner owner = Owner.of(pod);
    return owner != null && (owner.kind().equals("DaemonSet") || owner.kind().equals("Node"));
  }

  static List<Ref> in(Ref namespace, Register register) throws Unreadable, InterruptedException {
    List<Ref> pods = new ArrayList<>();
    register.each(
        Resource.PODS.in(namespace.name()).metadataOnly(), pod -> pods.add(known(pod, register)));
    return pods;
  }

  private static Ref known(JsonObject pod, Register register) {
    Ref ref = Register.ref(Resource.PODS, pod);
    register.know(ref, pod);
    return ref;
  }
}
