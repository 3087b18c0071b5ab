package turbulence.simulator.control.batch;

import java.util.List;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Means;

/// The controllers of what runs to its end.
public final class BatchControllers {
  private BatchControllers() {}

  public static List<Controller> of(Means means) {
    return List.of(new CronJobs(means), new Jobs(means), new FinishedJobs(means));
  }
}
