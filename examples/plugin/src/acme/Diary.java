package acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Notifier;
import turbulence.experiment.extension.Scope;
import turbulence.json.JsonObject;

/// A notifier hears what becomes of a run. It is the module `acme.diary`; what the settings say of
/// the channel it is told with every event.
public record Diary() implements Notifier {
  @Override
  public void tell(JsonObject channel, JsonObject event, Scope scope) throws ActivityFailed {
    Path file = scope.world().resolve(channel.text("path").orElse("diary.txt"));
    String line = event.text("name").orElse("") + "\n";
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ActivityFailed("the diary cannot be written: " + e.getMessage(), e);
    }
  }
}
