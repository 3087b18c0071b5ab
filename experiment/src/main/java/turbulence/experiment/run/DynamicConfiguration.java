package turbulence.experiment.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Provider;
import turbulence.experiment.read.ActivityParser;
import turbulence.experiment.read.NoCheck;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Values that probes give, just before a run starts. Each may use those above it. One that cannot
/// be had is left out, as in Chaos Toolkit.
final class DynamicConfiguration {
  private final Events events;
  private boolean failed;

  DynamicConfiguration(Events events) {
    this.events = events;
  }

  /// Makes what carries out a probe, given the values so far.
  @FunctionalInterface
  interface Tools {
    Performer with(JsonObject values);
  }

  JsonObject resolve(JsonObject declared, Tools tools) throws InterruptedException {
    if (!isDynamic(declared)) {
      return declared;
    }
    JsonObject.Builder values = JsonObject.builder();
    for (Map.Entry<String, Json> entry : declared) {
      if (entry.getValue() instanceof JsonObject object && isProbe(object)) {
        Json value = ask(object, tools.with(values.build()));
        if (value != null) {
          values.put(entry.getKey(), value);
        }
      } else {
        values.put(entry.getKey(), entry.getValue());
      }
    }
    if (failed) {
      events.warning(
          "Some of the dynamic configuration failed to be loaded.Please review the log file for"
              + " understanding what happened.");
    }
    return values.build();
  }

  private static boolean isDynamic(JsonObject declared) {
    for (Map.Entry<String, Json> entry : declared) {
      if (entry.getValue() instanceof JsonObject object && isProbe(object)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isProbe(JsonObject object) {
    return "probe".equals(object.text("type").orElse(""));
  }

  private @Nullable Json ask(JsonObject declared, Performer performer) throws InterruptedException {
    Activity probe =
        new ActivityParser(NoCheck.INSTANCE).parse(declared, TreePath.TOP, new Problems());
    try {
      return value(probe, performer.perform(probe, null));
    } catch (ActivityFailed e) {
      return missing(probe, e.reason());
    } catch (RunAborted e) {
      return missing(probe, e.reason());
    } catch (RuntimeException e) {
      return missing(probe, String.valueOf(e));
    }
  }

  private @Nullable Json value(Activity probe, Json output) {
    if (!(output instanceof JsonObject object)) {
      return output;
    }
    return switch (probe.provider()) {
      case Provider.HttpCall _ -> object.get("body");
      case Provider.ProcessCall _ when !isZero(object) ->
          missing(probe, object.text("stderr").orElse(""));
      case Provider.ProcessCall _ -> new JsonText(object.text("stdout").orElse("").strip());
      default -> output;
    };
  }

  private static boolean isZero(JsonObject output) {
    return output.get("status") instanceof JsonNumber status && status.doubleValue() == 0;
  }

  private @Nullable Json missing(Activity probe, String why) {
    failed = true;
    events.debug("Failed to load configuration '" + probe.name() + "': " + why);
    return null;
  }
}
