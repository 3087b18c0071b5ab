package turbulence.faults.kubernetes.chaosmesh;

import turbulence.faults.kubernetes.cluster.Resource;

/// A kind of faults of Chaos Mesh.
public enum FaultKind {
  NETWORK("NetworkChaos", "networkchaos"),
  STRESS("StressChaos", "stresschaos");

  static final String VERSION = "chaos-mesh.org/v1alpha1";

  private final String title;
  private final String plural;

  FaultKind(String title, String plural) {
    this.title = title;
    this.plural = plural;
  }

  String title() {
    return title;
  }

  public Resource resource() {
    return new Resource("chaos-mesh.org", "v1alpha1", plural, true);
  }
}
