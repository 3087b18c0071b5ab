package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.read.Document;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.experiment.read.Problem;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.read.Warning;

/// Says what is wrong with an experiment: to users of Chaos Toolkit the first error in its words
/// and the rest in a whisper, to others everything.
final class Complaints {
  private final Events events;
  private final Level furtherLines;

  Complaints(Engine.Surroundings around) {
    this.events = around.events();
    this.furtherLines = around.furtherLines();
  }

  /// The problems with their lines in the file.
  List<Problem> located(List<Problem> problems, Document document) {
    List<Problem> located = new ArrayList<>();
    for (Warning warning : document.warnings()) {
      int line = warning.position().line();
      located.add(new Problem("", warning.message(), null, Problem.Severity.WARNING, line));
    }
    for (Problem problem : problems) {
      located.add(
          problem.line() > 0 || isElsewhere(problem)
              ? problem
              : problem.at(document.positions().of(TreePath.parse(problem.path())).line()));
    }
    return List.copyOf(located);
  }

  /// Whether it is about the command line or the settings and not about the file.
  private static boolean isElsewhere(Problem problem) {
    return problem.path().startsWith("--") || problem.path().startsWith("settings");
  }

  /// Says that there is no experiment to read.
  Problem unreadable(DocumentUnreadable e) {
    String words = String.valueOf(e.getMessage());
    String classic = e.classic() == null ? null : "Failed parsing YAML experiment: " + e.classic();
    Problem problem = new Problem("", words, classic, Problem.Severity.ERROR, e.position().line());
    events.error(isClassic() && classic != null ? classic : words);
    return problem;
  }

  void refuse(List<Problem> problems, @Nullable Document document) {
    if (isClassic()) {
      events.error(loudest(Checks.errors(problems)));
    }
    for (Problem problem : problems) {
      Level level = problem.isError() ? Level.ERROR : Level.WARNING;
      events.log(isClassic() ? Level.DEBUG : level, shown(problem, document));
    }
  }

  /// Warnings do not stop anybody. Those that Chaos Toolkit has are worded as there.
  void warn(List<Problem> problems, @Nullable Document document) {
    for (Problem problem : problems) {
      if (problem.isError()) {
        continue;
      }
      if (problem.classic() != null) {
        events.warning(problem.classic());
      } else {
        events.log(isClassic() ? furtherLines : Level.WARNING, shown(problem, document));
      }
    }
  }

  /// What is said in one line: the first error that Chaos Toolkit knows, or else the first of ours.
  String loudest(List<Problem> errors) {
    for (Problem error : errors) {
      if (isClassic() && error.classic() != null) {
        return error.classic();
      }
    }
    return errors.getFirst().toString();
  }

  private boolean isClassic() {
    return furtherLines == Level.DEBUG;
  }

  /// `experiment.yaml:12 method[2].timeout must be a number, not a text`.
  private static String shown(Problem problem, @Nullable Document document) {
    String place = document == null || isElsewhere(problem) ? "" : document.origin();
    String line = problem.line() > 0 ? ":" + problem.line() : "";
    String path = problem.path().isEmpty() ? "" : problem.path() + " ";
    return (place + line).isEmpty()
        ? path + problem.message()
        : place + line + "  " + path + problem.message();
  }
}
