package turbulence.faults.kubernetes.node;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// Whether no node reports trouble.
@About(
    "Whether every node is Ready and reports none of the known troubles, such as MemoryPressure or"
        + " KernelDeadlock.")
public record NodesMustBeHealthy(
    @About("Labels that the nodes have, such as `disk=ssd`; all nodes when left out.")
        @Nullable String labelSelector)
    implements Probe, Needing {
  private static final List<String> TROUBLES =
      List.of(
          "FrequentKubeletRestart",
          "FrequentDockerRestart",
          "FrequentContainerdRestart",
          "ReadonlyFilesystem",
          "KernelDeadlock",
          "CorruptDockerOverlay2",
          "FrequentUnregisterNetDevice",
          "NetworkUnavailable",
          "MemoryPressure",
          "DiskPressure",
          "PIDPressure");

  @Override
  public List<Need> needs() {
    return Nodes.needs();
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    boolean[] healthy = {true};
    Nodes.each(scope, labelSelector, node -> healthy[0] &= isHealthy(node));
    return JsonBool.of(healthy[0]);
  }

  /// Conditions that a node does not report are no trouble, nor are those that nobody knows.
  private static boolean isHealthy(JsonObject node) {
    for (JsonObject condition : Nodes.conditions(node)) {
      String type = condition.text("type").orElse("");
      String wanted = type.equals("Ready") ? "True" : TROUBLES.contains(type) ? "False" : "";
      if (!wanted.isEmpty() && !condition.text("status").orElse("").equals(wanted)) {
        return false;
      }
    }
    return true;
  }
}
