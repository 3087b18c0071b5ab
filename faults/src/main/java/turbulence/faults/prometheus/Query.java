package turbulence.faults.prometheus;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Asks a Prometheus for one moment.
@About(
    "Ask a Prometheus for one moment; gives its answer. It is the one at `prometheus_base_url` of"
        + " the configuration, else http://localhost:9090.")
public record Query(
    @About("In PromQL.") String query,
    @About("The moment, such as `5 minutes ago` or 2026-01-31T10:00:00Z; now when left out.")
        @Nullable String when,
    Patience patience)
    implements Probe {
  public Query {
    if (when != null && !when.isEmpty()) {
      Times.check("when", when);
    }
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    JsonObject arguments = JsonObject.of("query", query);
    if (when != null && !when.isEmpty()) {
      arguments = arguments.with("time", Times.point(scope, "when", when));
    }
    return Asked.of(scope, patience).answer("query", arguments);
  }
}
