package turbulence.experiment.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// One thing to tell.
///
/// @param name such as `run-failed`
/// @param phase run, discovery, init or validate
/// @param payload what the command works on or came to
/// @param error what went wrong, when something did
record News(String name, String phase, Json payload, @Nullable String error) {

  /// What an event is to the world outside; null for most.
  static @Nullable News of(Event event) {
    if (event instanceof Event.CommandStarted(String phase, JsonObject payload)) {
      return new News(phase + "-started", phase, orNull(payload), null);
    }
    return event instanceof Event.CommandEnded ended
        ? new News(
            ended.phase() + "-" + ended.outcome(),
            ended.phase(),
            orNull(ended.payload()),
            ended.error())
        : null;
  }

  private static Json orNull(@Nullable JsonObject payload) {
    return payload == null ? JsonNull.NULL : payload;
  }

  /// Whether a channel that names these events wants to hear it. None named: it wants everything.
  boolean isWanted(@Nullable Json events) {
    if (!(events instanceof JsonArray names) || names.isEmpty()) {
      return true;
    }
    for (Json one : names) {
      if (one instanceof JsonText(String wanted) && plain(wanted).equals(plain(name))) {
        return true;
      }
    }
    return false;
  }

  /// `discover-failed` and `discovery-failed` name one event.
  private static String plain(String name) {
    return name.startsWith("discover-")
        ? "discovery-" + name.substring("discover-".length())
        : name;
  }

  /// The same with the error as Python shows an exception, which is how it travels over HTTP.
  News quoted() {
    if (error == null) {
      return this;
    }
    String type =
        switch (phase) {
          case "validate" -> "InvalidExperiment";
          case "discovery" -> "DiscoveryFailed";
          default -> "ChaosException";
        };
    String quote = error.indexOf('\'') >= 0 && error.indexOf('"') < 0 ? "\"" : "'";
    String escaped = error.replace("\\", "\\\\").replace("\n", "\\n");
    String text = quote.equals("'") ? escaped.replace("'", "\\'") : escaped;
    return new News(
        name,
        phase,
        payload,
        "An exception was raised: " + type + "(" + quote + text + quote + ")");
  }

  JsonObject json(Instant now) {
    JsonObject.Builder fields =
        JsonObject.builder()
            .put("name", name)
            .put("payload", payload)
            .put("phase", phase)
            .put("ts", now.getEpochSecond() + now.getNano() / 1e9);
    return (error == null ? fields : fields.put("error", error)).build();
  }
}
