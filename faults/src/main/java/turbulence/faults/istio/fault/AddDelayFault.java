package turbulence.faults.istio.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Checks;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonObject;

/// Lets requests wait.
@About(
    "Let requests wait before routes of a VirtualService send them on. An abort that is there"
        + " stays; after the run the delay is gone.")
public record AddDelayFault(
    @About("The VirtualService.") String virtualServiceName,
    @About("How long, such as `5s`.") String fixedDelay,
    @About(
            "Which routes: those to one of these, such as `{destination: {host: web, subset: v1}}`;"
                + " host and subset as the route writes them.")
        List<JsonObject> routes,
    @About("The share of requests that are hit, from 0 to 100; without it Istio hits none.")
        @Nullable Double percentage,
    Where where)
    implements Action, Needing {
  public AddDelayFault {
    Checks.all(() -> Meant.of(routes), () -> Faults.delay(fixedDelay, percentage));
  }

  private static Injection injection(
      String name, Where where, List<JsonObject> routes, Faults faults) {
    return new Injection(name, where, Meant.of(routes), faults);
  }

  @Override
  public List<Need> needs() {
    return where.changing(virtualServiceName);
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return injection(
            virtualServiceName,
            where,
            routes,
            Faults.of(Faults.DELAY, Faults.delay(fixedDelay, percentage)))
        .prepare(scope);
  }
}
