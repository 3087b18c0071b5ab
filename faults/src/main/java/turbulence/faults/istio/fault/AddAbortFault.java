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

/// Answers requests with an error.
@About(
    "Have requests answered with a status where routes of a VirtualService would send them on. A"
        + " delay that is there stays; after the run the abort is gone.")
public record AddAbortFault(
    @About("The VirtualService.") String virtualServiceName,
    @About("The status, such as 500.") int httpStatus,
    @About(
            "Which routes: those to one of these, such as `{destination: {host: web, subset: v1}}`;"
                + " host and subset as the route writes them.")
        List<JsonObject> routes,
    @About("The share of requests that are hit, from 0 to 100; without it Istio hits none.")
        @Nullable Double percentage,
    Where where)
    implements Action, Needing {
  public AddAbortFault {
    Checks.all(() -> Meant.of(routes), () -> Faults.abort(httpStatus, percentage));
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
            Faults.of(Faults.ABORT, Faults.abort(httpStatus, percentage)))
        .prepare(scope);
  }
}
