package turbulence.faults.prometheus;

import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Checks;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Asks a Prometheus for a span of time.
@About(
    "Ask a Prometheus for a span of time; gives its answer. It is the one at `prometheus_base_url`"
        + " of the configuration, else http://localhost:9090.")
public record QueryInterval(
    @About("In PromQL.") String query,
    @About("When it begins, such as `5 minutes ago` or 2026-01-31T10:00:00Z.") String start,
    @About("When it ends, such as `now`.") String end,
    @About("Seconds from one figure to the next.") @Min(1) @Default("1") int step,
    Patience patience)
    implements Probe {
  public QueryInterval {
    Checks.all(() -> Times.check("start", start), () -> Times.check("end", end));
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    JsonObject arguments =
        JsonObject.builder()
            .put("query", query)
            .put("step", step)
            .put("start", Times.point(scope, "start", start))
            .put("end", Times.point(scope, "end", end))
            .build();
    return Asked.of(scope, patience).answer("query_range", arguments);
  }
}
