package turbulence.faults.prometheus;

import java.time.Duration;
import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// How busy processors of nodes were during the last while.
@About(
    "How busy the processors of all nodes were during the last while, in percent, as"
        + " `node_cpu_seconds_total` of the node exporter tells. Fails when nobody told it.")
public record NodesCpuUsageMean(
    @About("How long ago that begins, such as `1d`, `90m` or `2 hours`.") @Default("\"1d\"")
        String window)
    implements Probe {
  public NodesCpuUsageMean {
    Duration _ = Times.window(window);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    String idle =
        "node_cpu_seconds_total{mode=\"idle\"}[" + Times.window(window).toSeconds() + "s]";
    JsonObject arguments = JsonObject.of("query", "100 * (1 - avg(rate(" + idle + ")))");
    JsonObject answer = Asked.of(scope, new Patience(null, true)).answer("query", arguments);
    List<Double> figures = Mean.figures(answer);
    if (figures.isEmpty()) {
      throw new ActivityFailed("no node told how busy it was (node_cpu_seconds_total)");
    }
    return new JsonNumber(figures.getFirst());
  }
}
