package turbulence.faults.istio.fault;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonObject;

/// Takes delays from routes.
@About(
    "Take the delay from routes of a VirtualService; an abort stays. In the method it comes back"
        + " after the run.")
public record RemoveDelayFault(
    @About("The VirtualService.") String virtualServiceName,
    @About(
            "Which routes: those to one of these, such as `{destination: {host: web, subset: v1}}`;"
                + " host and subset as the route writes them.")
        List<JsonObject> routes,
    Where where)
    implements Action, Needing {
  public RemoveDelayFault {
    Injection _ = injection(virtualServiceName, where, routes, Faults.of(Faults.DELAY, null));
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
    return injection(virtualServiceName, where, routes, Faults.of(Faults.DELAY, null))
        .prepare(scope);
  }
}
