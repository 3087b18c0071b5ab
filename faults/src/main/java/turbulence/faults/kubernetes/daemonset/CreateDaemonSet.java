package turbulence.faults.kubernetes.daemonset;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.Making;
import turbulence.faults.kubernetes.object.SpecFile;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Makes a daemon set as a file describes it.
@About("Create a daemon set that a file describes; it is deleted again after the run.")
public record CreateDaemonSet(
    @About("The file, JSON or YAML as its name ends, as seen from where Turbulence was started.")
        String specPath,
    @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {
  public CreateDaemonSet {
    SpecFile.check(specPath);
  }

  @Override
  public List<Need> needs() {
    return new Making(Kind.DAEMON_SET, ns).needs();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return new Making(Kind.DAEMON_SET, ns).fromFile(scope, specPath);
  }
}
