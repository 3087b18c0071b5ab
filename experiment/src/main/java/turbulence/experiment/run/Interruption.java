package turbulence.experiment.run;

import turbulence.experiment.extension.Stop;
import turbulence.experiment.extension.Verdict;

/// A control that ends the run.
final class Interruption {
  private Interruption() {}

  static void on(Verdict verdict, Run run) throws RunInterrupted {
    if (verdict instanceof Verdict.Interrupt interrupt) {
      run.stop().now(Stop.Reason.byControl(interrupt.reason()));
      throw new RunInterrupted();
    }
  }
}
