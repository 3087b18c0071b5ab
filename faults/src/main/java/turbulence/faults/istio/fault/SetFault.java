package turbulence.faults.istio.fault;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Checks;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonObject;

/// Gives routes a whole fault in the place of what they have.
@About(
    "Give routes of a VirtualService a fault, in the place of any that they have; they have the"
        + " former one again after the run.")
public record SetFault(
    @About("The VirtualService.") String virtualServiceName,
    @About(
            "Which routes: those to one of these, such as `{destination: {host: web, subset: v1}}`;"
                + " host and subset as the route writes them.")
        List<JsonObject> routes,
    @About("As Istio writes it: a `delay`, an `abort` or both.") JsonObject fault,
    Where where)
    implements Action, Needing {
  public SetFault {
    Checks.all(() -> Meant.of(routes), () -> Faults.whole(fault));
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
    return injection(virtualServiceName, where, routes, Faults.whole(fault)).prepare(scope);
  }
}
