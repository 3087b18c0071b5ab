package turbulence.app.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.model.Activity;

/// What is going on at the moment: activities and at most one pause in the foreground. Not safe to
/// share: its owner locks.
final class Underway {
  /// @param since monotonic nanoseconds
  record Step(Phase phase, Activity activity, long since) {}

  /// @param until monotonic nanoseconds
  record Pause(Activity activity, boolean before, long until) {}

  private final List<Step> steps = new ArrayList<>();
  private @Nullable Pause pause;

  void started(Phase phase, Activity activity, long now) {
    steps.add(new Step(phase, activity, now));
  }

  /// Takes the step off the list; null when it never started.
  @Nullable Step ended(Phase phase, Activity activity) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.phase == phase && step.activity.name().equals(activity.name())) {
        return steps.remove(i);
      }
    }
    return null;
  }

  void paused(@Nullable Pause newPause) {
    pause = newPause;
  }

  @Nullable Pause pause() {
    return pause;
  }

  /// The latest step that is not in the background.
  @Nullable Step foreground() {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (!isBackground(steps.get(i))) {
        return steps.get(i);
      }
    }
    return null;
  }

  List<Step> background() {
    List<Step> found = new ArrayList<>();
    for (Step step : steps) {
      if (isBackground(step)) {
        found.add(step);
      }
    }
    return found;
  }

  /// Takes off the list what belongs to that phase, or everything for null: nobody will say that it
  /// ended.
  List<Step> abandon(@Nullable Phase phase) {
    List<Step> left = new ArrayList<>();
    for (Step step : steps) {
      if (phase == null || step.phase == phase) {
        left.add(step);
      }
    }
    steps.removeAll(left);
    pause = null;
    return left;
  }

  private static boolean isBackground(Step step) {
    return step.activity.background();
  }
}
