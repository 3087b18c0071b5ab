package turbulence.app.golden.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Notifier;
import turbulence.experiment.extension.Scope;
import turbulence.json.JsonObject;

/// A notification plug-in that writes down what it was told.
@AlsoNamed(value = "plug", instead = true)
public record Plug() implements Notifier {
  @Override
  public void tell(JsonObject channel, JsonObject event, Scope scope) throws ActivityFailed {
    JsonObject line =
        JsonObject.builder()
            .put("channel", channel)
            .put("name", event.get("name"))
            .put("phase", event.get("phase"))
            .put("keys", List.copyOf(new TreeSet<>(event.names())))
            .put("ptype", event.get("payload") instanceof JsonObject ? "dict" : "NoneType")
            .put("err", event.get("error"))
            .build();
    try {
      Files.writeString(
          scope.world().resolve("notif.log"),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ActivityFailed("notif.log: " + e.getMessage(), e);
    }
  }
}
