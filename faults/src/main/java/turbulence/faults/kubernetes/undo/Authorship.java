package turbulence.faults.kubernetes.undo;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Evidence.Sight;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Who gave a field its value, as the API itself keeps account of it.
///
/// @param manager null when nobody did, or the API does not say
/// @param time when it last wrote to the object; null when the API does not say
public record Authorship(@Nullable String manager, @Nullable Instant time) {
  private static final Authorship UNKNOWN = new Authorship(null, null);

  /// Of several that share a field, who wrote last. Nobody owns what was taken away.
  public static Authorship of(JsonObject object, FieldPath path) {
    Authorship last = UNKNOWN;
    for (Json each : object.object("metadata").array("managedFields")) {
      if (each instanceof JsonObject entry && owns(entry, path)) {
        Authorship author =
            new Authorship(
                entry.text("manager").orElse(null), instant(entry.text("time").orElse("")));
        last = author.isLaterThan(last) ? author : last;
      }
    }
    return last;
  }

  /// What is seen when that is so. Who made it so is of interest when it is not as wanted, too.
  public Sight sight(boolean inEffect) {
    return new Sight(inEffect, manager, time);
  }

  private static boolean owns(JsonObject entry, FieldPath path) {
    JsonObject at = entry.object("fieldsV1");
    FieldPath list = path.list(); // which is owned whole
    for (String name : (list == null ? path : list).names()) {
      String key = "f:" + name;
      if (!at.has(key)) {
        return false;
      }
      at = at.object(key);
    }
    return true;
  }

  private boolean isLaterThan(Authorship other) {
    return other.time == null || (time != null && !time.isBefore(other.time));
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      // What cannot be read is not said.
      return null;
    }
  }
}
