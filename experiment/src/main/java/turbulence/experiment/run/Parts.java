package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Hypothesis;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.words.Nearest;

/// The parts of an experiment that somebody wants played: `hypothesis`, `method`, `rollbacks`, or
/// activities by name.
final class Parts {
  private static final String HYPOTHESIS = "hypothesis";
  private static final String METHOD = "method";
  private static final String ROLLBACKS = "rollbacks";

  private final List<String> only;
  private final List<String> skip;

  Parts(List<String> only, List<String> skip) {
    this.only = only;
    this.skip = skip;
  }

  /// Names that lead nowhere are problems: a typing error must not play more than was wanted.
  Experiment of(Experiment experiment, Problems problems) {
    if (only.isEmpty() && skip.isEmpty()) {
      return experiment;
    }
    check("--only", only, experiment, problems);
    check("--skip", skip, experiment, problems);
    return new Experiment(
        experiment.title(),
        experiment.description(),
        experiment.configuration(),
        experiment.secrets(),
        hypothesis(experiment.hypothesis()),
        kept(METHOD, experiment.method()),
        kept(ROLLBACKS, experiment.rollbacks()),
        experiment.controls(),
        experiment.extensions(),
        experiment.runtime(),
        experiment.source());
  }

  private @Nullable Hypothesis hypothesis(@Nullable Hypothesis whole) {
    if (whole == null) {
      return null;
    }
    List<Activity> probes = kept(HYPOTHESIS, whole.probes());
    return new Hypothesis(whole.title(), probes, whole.controls(), whole.source());
  }

  private List<Activity> kept(String part, List<Activity> activities) {
    List<Activity> kept = new ArrayList<>();
    for (Activity activity : activities) {
      boolean wanted = only.isEmpty() || names(only, part, activity);
      if (wanted && !names(skip, part, activity)) {
        kept.add(activity);
      }
    }
    return List.copyOf(kept);
  }

  private static boolean names(List<String> words, String part, Activity activity) {
    return words.contains(part) || words.contains(activity.name());
  }

  private static void check(
      String option, List<String> words, Experiment experiment, Problems problems) {
    Set<String> known = new LinkedHashSet<>(List.of(HYPOTHESIS, METHOD, ROLLBACKS));
    experiment.method().forEach(activity -> known.add(activity.name()));
    experiment.rollbacks().forEach(activity -> known.add(activity.name()));
    if (experiment.hypothesis() != null) {
      experiment.hypothesis().probes().forEach(probe -> known.add(probe.name()));
    }
    for (String word : words) {
      if (!known.contains(word)) {
        problems.error(
            TreePath.TOP.field(option),
            "must be hypothesis, method, rollbacks or the name of an activity, not '"
                + word
                + "'"
                + Nearest.hint(word, known));
      }
    }
  }
}
