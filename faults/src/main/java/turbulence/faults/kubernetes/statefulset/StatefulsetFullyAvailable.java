package turbulence.faults.kubernetes.statefulset;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.object.Condition;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Whether a stateful set becomes fully available.
@About("Wait until every replica of a stateful set is ready.")
public record StatefulsetFullyAvailable(
    @About("Its name.") String name,
    @About("Its namespace.") @Default("\"default\"") String ns,
    @About("Labels that it has, too; {name} in it stands for the name.")
        @Nullable String labelSelector,
    @About("Seconds to wait at most, whatever happens meanwhile.") @Default("30") @Min(0)
        int timeout,
    @About("Whether the probe fails instead of giving false.") @Default("true")
        boolean raiseOnNotFullyAvailable)
    implements Probe, Needing {
  @Override
  public List<Need> needs() {
    return condition().waiting();
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    boolean came =
        condition()
            .comes(
                Clusters.of(scope),
                Duration.ofSeconds(timeout),
                StatefulsetFullyAvailable::isFull,
                true);
    if (!came && raiseOnNotFullyAvailable) {
      throw new ActivityFailed(
          "microservice '" + name + "' failed to recover within " + timeout + "s");
    }
    return Json.of(came);
  }

  private static boolean isFull(JsonObject set) {
    return Condition.status(set, "readyReplicas") == Condition.replicas(set);
  }

  private Condition condition() {
    return Condition.filledIn(Kind.STATEFUL_SET, ns, name, labelSelector);
  }
}
