package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.python.PythonText;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Whether every pod has some conditions.
@About("Whether there are such pods and each of them has all of some conditions.")
public record PodsInConditions(
    @About("Labels that the pods have, such as app=web; empty for all pods.") String labelSelector,
    @About("The conditions, each with its type and its status: True, False or Unknown.")
        List<JsonObject> conditions,
    @About("The namespace to look in.") @Default("\"default\"") String ns,
    @About("Whether the probe fails instead of giving false.") @Default("true")
        boolean raiseOnInvalidConditions)
    implements Probe, Needing {

  /// YAML makes no text of `status: True`, which is meant as one.
  public PodsInConditions {
    List<JsonObject> read = new ArrayList<>(conditions.size());
    for (int i = 0; i < conditions.size(); i++) {
      JsonObject given = conditions.get(i);
      Json status = given.get("status");
      boolean told = status instanceof JsonText || status instanceof JsonBool;
      if (given.size() != 2 || given.text("type").isEmpty() || status == null || !told) {
        throw new IllegalArgumentException(
            "conditions[" + i + "] must have a type and a status and nothing else, not " + given);
      }
      read.add(given.with("status", PythonText.str(status)));
    }
    conditions = List.copyOf(read);
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of("list", Resource.PODS, ns));
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    Demand demand = this::wrong;
    return demand.on(Pods.of(scope, ns, labelSelector), raiseOnInvalidConditions);
  }

  private @Nullable String wrong(JsonObject pod) {
    List<JsonObject> actual = new ArrayList<>();
    for (Json each : pod.object("status").array("conditions")) {
      if (each instanceof JsonObject condition) {
        actual.add(JsonObject.of("type", condition.get("type"), "status", condition.get("status")));
      }
    }
    for (JsonObject condition : conditions) {
      if (!actual.contains(condition)) {
        return "pod "
            + pod.object("metadata").text("name").orElse("")
            + " does not match the following given condition: "
            + PythonText.repr(condition);
      }
    }
    return null;
  }
}
