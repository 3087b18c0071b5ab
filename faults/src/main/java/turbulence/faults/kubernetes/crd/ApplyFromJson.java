package turbulence.faults.kubernetes.crd;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.custom.Applying;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Applies an object written down as JSON.
@About(
    "Make an object of whatever kind, or change it so that it has these fields, as JSON tells them."
        + " After the run it is gone, or has its fields as before.")
public record ApplyFromJson(
    @About("The object, as a text of JSON: with its kind, name and namespace.")
        @Nullable String resource)
    implements Action, Needing {
  public ApplyFromJson {
    if (resource != null) {
      Applying _ = applying(resource);
    }
  }

  @Override
  public List<Need> needs() {
    return resource == null ? List.of() : applying(resource).needs();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    if (resource == null) {
      throw new ActivityFailed("'resource' must hold an object as a text of JSON");
    }
    return applying(resource).prepare(scope);
  }

  private static Applying applying(String text) {
    return new Applying(Written.json(text));
  }
}
