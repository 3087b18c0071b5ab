package turbulence.faults.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The mean of what a query gave during the last while.
@About(
    "The mean of all figures that a query gave during the last while, up to a thousand of each"
        + " series. Fails when there are none.")
public record ComputeMean(
    @About("In PromQL; a range such as `x[5m]` counts with the samples that it holds.")
        String query,
    @About("How long ago that begins, such as `1d`, `90m` or `2 hours`.") @Default("\"1d\"")
        String window,
    @About("Which mean: arithmetic, geometric or harmonic.") @Default("\"arithmetic\"")
        String meanType)
    implements Probe {
  private static final int MOST_POINTS = 1000;

  public ComputeMean {
    Duration _ = Times.window(window);
    Mean _ = Mean.of(meanType);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    List<Double> figures = Mean.figures(answer(scope));
    return new JsonNumber(Mean.of(meanType).of(figures));
  }

  private JsonObject answer(Scope scope) throws ActivityFailed, InterruptedException {
    Asked prometheus = Asked.of(scope, new Patience(null, true));
    if (query.stripTrailing().endsWith("]")) {
      return prometheus.answer("query", JsonObject.of("query", query));
    }
    Duration length = Times.window(window);
    Instant end = scope.world().now();
    long step = Math.max(1, (length.toSeconds() + MOST_POINTS - 1) / MOST_POINTS);
    return prometheus.answer(
        "query_range",
        JsonObject.builder()
            .put("query", query)
            .put("start", Times.point(end.minus(length)))
            .put("end", Times.point(end))
            .put("step", step)
            .build());
  }
}
