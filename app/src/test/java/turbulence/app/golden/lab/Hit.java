package turbulence.app.golden.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.json.Json;

/// Says that it hits a pod, and leaves a file behind when it does.
///
/// @param pod its namespace and name, with a slash between
@AlsoNamed(value = "lab:hit", instead = true)
public record Hit(String pod) implements Action {
  @Override
  public Prepared prepare(Scope scope) {
    String[] names = pod.split("/", 2);
    return Prepared.of(
        List.of(new Target("pod", names[0], names[1])),
        () -> {
          try {
            Files.writeString(scope.world().resolve("hit"), pod);
          } catch (IOException e) {
            throw new ActivityFailed("cannot leave a file", e);
          }
          return Json.of(pod);
        });
  }
}
