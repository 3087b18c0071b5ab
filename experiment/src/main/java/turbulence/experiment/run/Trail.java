package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Footprint;
import turbulence.experiment.extension.Footprint.Ruling;
import turbulence.experiment.extension.Footprint.Stage;
import turbulence.experiment.extension.Footprint.Trodden;
import turbulence.experiment.extension.Policy;

/// The footprints of a run. One step after the other is let on, so that two at a time do not go
/// further than one may. Shared between threads.
final class Trail {
  private final Policy policy;
  private final ReentrantLock gate = new ReentrantLock();
  private final List<Step> steps = new ArrayList<>();

  Trail(Policy policy) {
    this.policy = policy;
  }

  /// One footprint on its way.
  static final class Step {
    private final Footprint print;
    private Stage stage;

    private Step(Footprint print, Stage stage) {
      this.print = print;
      this.stage = stage;
    }
  }

  /// Lets a step on, or refuses it.
  ///
  /// @param unread told what could not be found out
  Step admit(String activity, Footprint print, Consumer<String> unread)
      throws ActivityFailed, InterruptedException {
    Step step = new Step(print, Stage.UNDERWAY);
    if (print.equals(Footprint.NONE)) {
      return step;
    }
    Ruling ruling = rule(step);
    ruling.unread().forEach(unread);
    if (!ruling.refusals().isEmpty()) {
      throw new ActivityFailed(
          "'" + activity + "' is not done, because " + String.join("; ", ruling.refusals()));
    }
    return step;
  }

  /// What limits would say to a step that comes after those that were foreseen before.
  Ruling foresee(Footprint print) throws ActivityFailed, InterruptedException {
    return print.equals(Footprint.NONE) ? Ruling.FREE : rule(new Step(print, Stage.FORESEEN));
  }

  private Ruling rule(Step step) throws ActivityFailed, InterruptedException {
    gate.lockInterruptibly();
    try {
      Ruling ruling = step.print.under(policy, before());
      if (ruling.refusals().isEmpty()) {
        add(step);
      }
      return ruling;
    } finally {
      gate.unlock();
    }
  }

  private synchronized List<Trodden> before() {
    return steps.stream().map(each -> new Trodden(each.print, each.stage)).toList();
  }

  private synchronized void add(Step step) {
    steps.add(step);
  }

  /// What the step took away shows.
  synchronized void done(Step step) {
    step.stage = Stage.DONE;
  }

  /// The step was let on and is not done after all.
  synchronized void spare(Step step) {
    steps.remove(step);
  }
}
