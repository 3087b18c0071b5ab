package acme.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// An action changes something, in two beats: `prepare` reads and draws targets, what it answers
/// acts. It has no way back of its own, so an experiment needs a rollback.
@About("Write a file of that many bytes.")
public record Fill(
    @About("The file; one that is there is replaced.") String path,
    @About("Its size.") @Min(0) int bytes)
    implements Action {
  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed {
    Path file = scope.world().resolve(path);
    if (Files.isDirectory(file)) {
      throw new ActivityFailed(file + " is a directory");
    }
    return Prepared.of(List.of(Target.of("file", file.toString())), () -> write(file));
  }

  private Json write(Path file) throws ActivityFailed {
    try {
      Files.write(file, new byte[bytes]);
      return JsonObject.of("path", file.toString(), "bytes", bytes);
    } catch (IOException e) {
      throw new ActivityFailed(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
