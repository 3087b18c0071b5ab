package turbulence.simulator.control.scheduling;

import java.util.List;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Tolerations.Taint;
import turbulence.simulator.store.Stored;

/// Which nodes pods of some specification may be on, whatever else is there.
public final class Suitability {
  private final NodeRules rules;
  private final Tolerations tolerations;

  private Suitability(NodeRules rules, Tolerations tolerations) {
    this.rules = rules;
    this.tolerations = tolerations;
  }

  public static Suitability of(JsonObject podSpec) {
    return new Suitability(NodeRules.of(podSpec), Tolerations.of(podSpec));
  }

  /// A node as far as it matters here. Immutable.
  public static final class Place {
    private final Host host;

    private Place(Host host) {
      this.host = host;
    }

    public static Place of(Stored node) {
      Host host = new Host(node.key().name());
      boolean news = host.update(node);
      assert news;
      return new Place(host);
    }

    public String name() {
      return host.name();
    }
  }

  /// Whether node selector and affinity mean this node.
  public boolean means(Place place) {
    return rules.admit(place.host);
  }

  /// Whether the node's taints let a new pod in.
  public boolean enters(Place place) {
    return tolerations.admit(place.host.taints());
  }

  /// Whether the node's taints let a pod stay that is there.
  public boolean stays(Place place) {
    List<Taint> taints = place.host.taints();
    return taints.stream()
        .allMatch(taint -> !taint.effect().equals("NoExecute") || tolerations.bear(taint));
  }
}
