package turbulence.faults.kubernetes.namespace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.Making;
import turbulence.faults.kubernetes.object.SpecFile;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonObject;

/// Makes a namespace, of a name or as a file describes it.
@About(
    "Create a namespace of a name, or as a file describes it; it is deleted again after the run,"
        + " with everything in it.")
public record CreateNamespace(
    @About("Its name; does not matter beside a file.") @Nullable String name,
    @About("The file, JSON or YAML as its name ends, as seen from where Turbulence was started.")
        @Nullable String specPath)
    implements Action, Needing {
  public CreateNamespace {
    if (specPath != null && !specPath.isEmpty()) {
      SpecFile.check(specPath);
    } else if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException("You need to either specify name or spec_path");
    }
  }

  private boolean isFile() {
    return specPath != null && !specPath.isEmpty();
  }

  @Override
  public List<Need> needs() {
    Making making = new Making(Kind.NAMESPACE, "");
    return name != null && !isFile() ? making.needs(name) : making.needs();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Making making = new Making(Kind.NAMESPACE, "");
    if (specPath != null && isFile()) {
      return making.fromFile(scope, specPath);
    }
    return making.of(scope, content(), "create_namespace");
  }

  private JsonObject content() {
    return JsonObject.of("apiVersion", "v1", "kind", "Namespace")
        .with("metadata", JsonObject.of("name", name));
  }
}
