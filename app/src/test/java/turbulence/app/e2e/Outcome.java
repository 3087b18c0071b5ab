package turbulence.app.e2e;

import java.util.List;

/// What came of an exercise.
///
/// @param why it failed or was left out; empty when it passed
/// @param said what a run that failed printed
record Outcome(Exercise exercise, Kind kind, String why, String said) {
  private static final int LINES = 15;

  /// How it ended.
  enum Kind {
    PASSED("ok"),
    FAILED("NO"),
    LEFT("- ");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }
  }

  static Outcome passed(Exercise exercise) {
    return new Outcome(exercise, Kind.PASSED, "", "");
  }

  static Outcome failed(Exercise exercise, String why, String said) {
    return new Outcome(exercise, Kind.FAILED, why, said);
  }

  static Outcome left(Exercise exercise, String why) {
    return new Outcome(exercise, Kind.LEFT, why, "");
  }

  String line() {
    String line = kind.mark + " " + exercise.name();
    return why.isEmpty() ? line : line + ": " + (kind == Kind.LEFT ? "left out, " : "") + why;
  }

  /// The last lines that it said.
  List<String> end() {
    List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }
}
