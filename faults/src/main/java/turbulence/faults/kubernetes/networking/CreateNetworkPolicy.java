package turbulence.faults.kubernetes.networking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.Making;
import turbulence.faults.kubernetes.object.SpecFile;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonObject;

/// Makes a network policy.
@About(
    "Create a network policy that a mapping or a file describes; it is deleted again after the"
        + " run.")
public record CreateNetworkPolicy(
    @About("The whole policy, with kind, metadata and spec; does not matter beside a file.")
        @Nullable JsonObject spec,
    @About("The file, JSON or YAML as its name ends, as seen from where Turbulence was started.")
        @Nullable String specPath,
    @About("Its namespace.") @Default("\"default\"") String ns,
    @About("Whether it may cut off the pod that Turbulence itself runs in.") @Default("false")
        boolean self)
    implements Action, Needing {
  public CreateNetworkPolicy {
    if (specPath != null && !specPath.isEmpty()) {
      SpecFile.check(specPath);
    } else if (spec == null) {
      throw new IllegalArgumentException("create_network_policy needs a 'spec' or a 'spec_path'");
    }
  }

  @Override
  public List<Need> needs() {
    Making making = new Making(Kind.NETWORK_POLICY, ns);
    return spec == null || isFile() ? making.needs() : making.needs(spec);
  }

  private boolean isFile() {
    return specPath != null && !specPath.isEmpty();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    String origin = specPath == null || specPath.isEmpty() ? "'spec'" : specPath;
    JsonObject policy = spec;
    if (isFile()) {
      if (spec == null || SpecFile.isThere(scope.world(), origin)) {
        policy = SpecFile.read(scope.world(), origin);
      } else {
        scope.events().warning("there is no file " + origin + ", 'spec' is taken");
      }
    }
    if (policy == null) {
      throw new IllegalStateException("one of them is there");
    }
    if (!self) {
      Lifeline.of(scope).refuse(policy, ns);
    }
    return new Making(Kind.NETWORK_POLICY, ns).of(scope, policy, origin);
  }
}
