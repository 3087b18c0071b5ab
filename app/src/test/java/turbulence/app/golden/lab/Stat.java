package turbulence.app.golden.lab;

import java.nio.file.Files;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Asks for a file that is not there.
@AlsoNamed(value = "os:stat", instead = true)
public record Stat(String path) implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed {
    if (!Files.exists(scope.world().resolve(path))) {
      throw new ActivityFailed("No such file or directory: '" + path + "'");
    }
    return Json.of(true);
  }
}
