package turbulence.simulator.workload.script;

import java.util.List;

/// A part of a script that has been read.
sealed interface Step {
  /// A command with its words, which are not expanded yet, and where its output goes.
  record Command(List<String> words, List<Redirect> redirects) implements Step {}

  record Redirect(String operator, String target) {}

  record Sequence(List<Step> steps) implements Step {}

  /// The second runs when the first succeeded, or when it failed.
  record Then(Step first, boolean ifSucceeded, Step second) implements Step {}

  record Not(Step step) implements Step {}

  /// Each reads what the one before it wrote.
  record Pipe(List<Step> steps) implements Step {}

  record Background(Step step) implements Step {}

  record Loop(Step condition, boolean whileSucceeds, Step body) implements Step {}

  record Each(String variable, List<String> words, Step body) implements Step {}

  record Choice(Step condition, Step then, Step otherwise) implements Step {}

  Step NOTHING = new Sequence(List.of());
}
