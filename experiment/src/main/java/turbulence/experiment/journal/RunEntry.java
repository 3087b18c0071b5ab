package turbulence.experiment.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The journal's entry for one activity, from its start to whatever came of it. Shared between the
/// thread that plays the activity and those that read the journal so far.
public final class RunEntry {
  private static final String SKIPPED = "skipped";

  private final JsonObject activity;
  private final Instant start;
  private Json output = JsonNull.NULL;
  private @Nullable String status;
  private @Nullable List<String> exception;
  private @Nullable Instant end;
  private @Nullable Boolean toleranceMet;
  private JsonObject further = JsonObject.EMPTY;
  private JsonArray evidence = JsonArray.EMPTY;

  public RunEntry(JsonObject activity, Instant start) {
    this.activity = activity;
    this.start = start;
  }

  public String name() {
    return activity.text("name").orElse("");
  }

  public synchronized void succeeded(Json newOutput) {
    output = newOutput;
    status = "succeeded";
  }

  /// @param trace what happened, line by line; the first line says it in words
  public synchronized void failed(List<String> trace) {
    status = "failed";
    exception = trace;
  }

  /// It was left out because a person said so.
  public synchronized void skipped() {
    status = SKIPPED;
  }

  public synchronized boolean isSkipped() {
    return SKIPPED.equals(status);
  }

  public synchronized void ended(Instant when) {
    end = when;
  }

  public synchronized void judged(boolean met) {
    toleranceMet = met;
  }

  /// Adds fields of our own, after the recorded ones.
  public synchronized void annotate(JsonObject fields) {
    JsonObject.Builder both = further.toBuilder();
    fields.forEach(field -> both.put(field.getKey(), field.getValue()));
    further = both.build();
  }

  /// What was seen of its effect so far, sign by sign.
  public synchronized void observed(JsonArray signs) {
    evidence = signs;
  }

  /// Null while it runs, and for good when it was cut off.
  public synchronized @Nullable String status() {
    return status;
  }

  public synchronized Json output() {
    return output;
  }

  public synchronized JsonObject json() {
    JsonObject.Builder json = JsonObject.builder();
    json.put("activity", activity).put("output", output).put("start", Timestamps.utc(start));
    if (status != null) {
      json.put("status", status);
    }
    if (exception != null) {
      json.put(
          "exception",
          new JsonArray(exception.stream().map(JsonText::new).map(t -> (Json) t).toList()));
    }
    if (end != null) {
      json.put("end", Timestamps.utc(end));
      json.put("duration", Timestamps.seconds(start, end));
    }
    if (toleranceMet != null) {
      json.put("tolerance_met", toleranceMet);
    }
    further.forEach(field -> json.put(field.getKey(), field.getValue()));
    if (!evidence.isEmpty()) {
      json.put("evidence", evidence);
    }
    return json.build();
  }
}
