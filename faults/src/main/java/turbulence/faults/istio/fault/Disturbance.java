package turbulence.faults.istio.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.json.Json;

/// What is done to requests: they wait, they fail, or both.
record Disturbance(
    @About("How long requests wait, such as `5s`; they do not when left out.")
        @Nullable String fixedDelay,
    @About("The status that requests are answered with, such as 500; they are not when left out.")
        @Nullable Integer httpStatus,
    @About("The share of requests that wait, and of those that fail, from 0 to 100.")
        @Default("100")
        double percentage) {
  Disturbance {
    if (fixedDelay == null && httpStatus == null) {
      throw new IllegalArgumentException("give a 'fixed_delay', an 'http_status' or both");
    }
    Faults _ = faults(fixedDelay, httpStatus, percentage);
  }

  Faults faults() {
    return faults(fixedDelay, httpStatus, percentage);
  }

  private static Faults faults(
      @Nullable String delay, @Nullable Integer status, double percentage) {
    Map<String, @Nullable Json> kinds = new LinkedHashMap<>();
    if (delay != null) {
      kinds.put(Faults.DELAY, Faults.delay(delay, percentage));
    }
    if (status != null) {
      kinds.put(Faults.ABORT, Faults.abort(status, percentage));
    }
    return new Faults(kinds);
  }
}
