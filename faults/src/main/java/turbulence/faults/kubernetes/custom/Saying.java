package turbulence.faults.kubernetes.custom;

import java.util.Locale;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.cluster.Resource;

/// How objects of whatever kind are spoken of.
public final class Saying {
  private Saying() {}

  /// What steps say when the API refused, as Chaos Toolkit has it.
  ///
  /// @param doing such as `create`
  public static ActivityFailed failed(String doing, ClusterFailed e) {
    return Refused.quoting("Failed to " + doing + " custom resource object", e);
  }

  public static Target target(Ref ref) {
    return new Target(singular(ref.resource()), ref.namespace(), ref.name());
  }

  /// The word for one of a kind, by what plurals look like.
  public static String singular(Resource resource) {
    String plural = resource.plural().toLowerCase(Locale.ROOT);
    if (plural.endsWith("ies")) {
      return plural.substring(0, plural.length() - 3) + "y";
    }
    for (String end : new String[] {"sses", "ches", "shes", "xes"}) {
      if (plural.endsWith(end)) {
        return plural.substring(0, plural.length() - 2);
      }
    }
    boolean many = plural.endsWith("s") && !plural.endsWith("ss") && !plural.endsWith("chaos");
    return many ? plural.substring(0, plural.length() - 1) : plural;
  }
}
