package acme.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// A probe only looks. Its components are its arguments.
@About("How many bytes are free on the disk of a folder.")
public record FreeSpace(@Default("\".\"") @About("The folder.") String folder) implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed {
    Path path = scope.world().resolve(folder);
    try {
      return Json.of(Files.getFileStore(path).getUsableSpace());
    } catch (IOException e) {
      throw new ActivityFailed("the disk of " + path + " cannot be asked: " + e.getMessage(), e);
    }
  }
}
