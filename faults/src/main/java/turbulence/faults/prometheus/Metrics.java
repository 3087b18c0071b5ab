package turbulence.faults.prometheus;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Scope;
import turbulence.json.JsonObject;

/// Tells a Pushgateway of each run.
@About(
    "Tell a Pushgateway, which Prometheus asks, that a run is under way, and at its end how it"
        + " ended and how long it took. A gateway that cannot be told is a warning.")
public record Metrics(
    @About("Where the gateway is.") @Default("\"http://localhost:9091\"") String pushgatewayUrl,
    @About("The job that the figures belong to.") @Default("\"chaostoolkit\"") String job,
    @About(
            "Labels that tell one group of figures from another; each run takes the place of the"
                + " one before it in its group. Runs of one experiment are a group when left out.")
        @Nullable JsonObject groupingKey,
    @About("What tells this run from others; drawn when left out.") @Nullable String traceId,
    @About("What tells this experiment from others; made from its content when left out.")
        @Nullable String experimentRef)
    implements Control {
  public Metrics {
    if (job.isEmpty()) {
      throw new IllegalArgumentException("'job' is empty");
    }
    if (groupingKey != null) {
      Gateway.path(job, groupingKey);
    }
  }

  @Override
  public Control configure(Scope scope) {
    byte[] drawn = new byte[16];
    scope.world().random().nextBytes(drawn);
    String trace = traceId == null || traceId.isEmpty() ? HexFormat.of().formatHex(drawn) : traceId;
    return new Telling(this, trace);
  }
}
