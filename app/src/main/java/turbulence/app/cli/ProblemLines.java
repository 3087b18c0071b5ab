package turbulence.app.cli;

import java.util.List;
import turbulence.experiment.event.Events;
import turbulence.experiment.read.Problem;

/// Says what is wrong with a file: all of it, or, as `chaos`, what Chaos Toolkit says of the first.
///
/// @param source the file or URL as it was named
record ProblemLines(Face face, String source, Events events) {

  void say(List<Problem> problems) {
    if (face == Face.CHAOS) {
      Problem first = first(problems);
      if (first != null) {
        String classic = first.classic();
        events.error(classic == null ? line(first) : classic);
      }
      problems.forEach(problem -> events.debug(line(problem)));
    } else {
      problems.forEach(this::sayOne);
    }
  }

  private void sayOne(Problem problem) {
    if (problem.isError()) {
      events.error(line(problem));
    } else {
      events.warning(line(problem));
    }
  }

  /// The first error that Chaos Toolkit knows, or else the first of ours.
  private static @org.jspecify.annotations.Nullable Problem first(List<Problem> problems) {
    Problem ours = null;
    for (Problem problem : problems) {
      if (problem.isError() && problem.classic() != null) {
        return problem;
      }
      ours = ours == null && problem.isError() ? problem : ours;
    }
    return ours;
  }

  /// `experiment.yaml:12  method[2].timeout must be a number, not a text`.
  private String line(Problem problem) {
    String place = problem.line() > 0 ? source + ":" + problem.line() : source;
    String path = problem.path().isEmpty() ? "" : problem.path() + " ";
    return place + "  " + path + problem.message();
  }
}
