package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.Footprint;
import turbulence.experiment.extension.Policy;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// The footprint of a step on a cluster. Once limits have looked at it, it knows what it takes.
public final class Print implements Footprint {
  private final Cluster cluster;
  private final List<Loss> losses;
  private final Map<Ref, JsonObject> known = new HashMap<>();
  private volatile Tally tally = new Tally();

  Print(Cluster cluster, List<Loss> losses) {
    this.cluster = cluster;
    this.losses = List.copyOf(losses);
  }

  /// Both of them.
  public Print and(Print other) {
    List<Loss> both = new ArrayList<>(losses);
    both.addAll(other.losses);
    Print print = new Print(cluster, both);
    print.known.putAll(known);
    print.known.putAll(other.known);
    return print;
  }

  /// The same, for which these objects need not be read: their metadata is enough.
  public Print knowing(Resource resource, Collection<JsonObject> objects) {
    Print print = and(new Print(cluster, List.of()));
    for (JsonObject object : objects) {
      print.known.put(Register.ref(resource, object), object);
    }
    return print;
  }

  @Override
  public Ruling under(Policy policy, List<Trodden> before) throws InterruptedException {
    Objections objections = new Objections();
    if (!losses.isEmpty()) {
      Register register = new Register(cluster, known);
      register.gather(losses.stream().map(Loss::ref).toList());
      new Self(register, objections, Self.pod(cluster.world())).look(losses, policy);
      new Marks(register, policy, objections).look(losses);
      tally = new Shares(policy, past(before)).look(losses, register, objections);
    }
    return objections.ruling();
  }

  private List<Past> past(List<Trodden> before) {
    String here = cluster.access().address();
    List<Past> past = new ArrayList<>();
    for (Trodden trodden : before) {
      if (trodden.print() instanceof Print print && print.cluster.access().address().equals(here)) {
        past.add(new Past(print.losses, print.tally, trodden.stage()));
      }
    }
    return past;
  }
}
