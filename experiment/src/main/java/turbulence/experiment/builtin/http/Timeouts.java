package turbulence.experiment.builtin.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Unrunnable;
import turbulence.experiment.http.Deadlines;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;

/// What `timeout` of an activity means: seconds, or seconds to connect and seconds of silence.
final class Timeouts {
  private Timeouts() {}

  /// Without one, the usual 30 seconds. With one, connecting and answering together end in the sum,
  /// however busily the other side trickles.
  static Deadlines of(@Nullable Json timeout) {
    if (timeout == null || timeout == JsonNull.NULL) {
      return Deadlines.USUAL;
    }
    if (!(timeout instanceof JsonArray pair)) {
      Duration both = seconds(timeout);
      return new Deadlines(both, both, both.plus(both));
    }
    if (pair.size() != 2) {
      throw unusable(timeout);
    }
    Duration connect = seconds(pair.get(0));
    Duration read = seconds(pair.get(1));
    return new Deadlines(connect, read, connect.plus(read));
  }

  private static Duration seconds(Json value) {
    if (value == JsonNull.NULL) {
      return Deadlines.NEVER;
    }
    if (value instanceof JsonNumber number && number.doubleValue() > 0) {
      double most = Deadlines.NEVER.toSeconds();
      return Duration.ofNanos((long) (Math.min(number.doubleValue(), most) * 1e9));
    }
    throw unusable(value);
  }

  private static Unrunnable unusable(Json value) {
    return new Unrunnable(
        "expected as timeout seconds above 0, or [connect, read] in seconds, got " + value);
  }
}
