package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a reader sees after having typed a line.
///
/// @param code what `echo $?` prints then
/// @param lines what was printed, without the times before it
record Told(int code, List<String> lines) {
  private static final String STAMP = "^\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d ([A-Z]+)]";

  static Told of(int code, String printed) {
    return new Told(code, printed.lines().map(line -> line.replaceFirst(STAMP, "$1")).toList());
  }

  /// The same without what a verbose log says of where its lines come from.
  Told plainly() {
    return new Told(
        code,
        lines.stream().map(line -> line.replaceFirst("^([A-Z]+) \\[\\w+:\\d+] ", "$1 ")).toList());
  }

  /// Ends with that status and exit code.
  Told ends(String status, int expected) {
    assertThat(lines).contains("INFO Experiment ended with status: " + status);
    assertThat(code).as("%s", this).isEqualTo(expected);
    return this;
  }

  /// Prints these lines in that order, perhaps with others between them.
  Told prints(String expected) {
    assertThat(lines).containsSubsequence(expected.lines().toList());
    return this;
  }

  Told printsNone(String... texts) {
    assertThat(lines).noneMatch(line -> Stream.of(texts).anyMatch(line::contains));
    return this;
  }

  /// No probe was missed, nothing failed.
  Told misses(String... nothing) {
    assertThat(nothing).isEmpty();
    return printsNone("CRITICAL", "ERROR");
  }

  /// That probe alone was missed, by its value, in this check of the hypothesis.
  Told missesByValue(Check check, String probe) {
    printsNone("ERROR");
    return misses(check, probe);
  }

  /// That probe alone was missed, since it failed with these words.
  Told missesByFailing(Check check, String probe, String words) {
    prints(
        "ERROR   => failed: "
            + old(words)
            + "\nWARNING Probe terminated unexpectedly, so its tolerance could not be validated\n"
            + critical(probe));
    return misses(check, probe);
  }

  /// What a step says begins with the name of a Python class; HTTP has none.
  private static String old(String words) {
    return words.startsWith("activity took") || words.startsWith("failed to connect")
        ? words
        : "chaoslib.exceptions.ActivityFailed: " + words;
  }

  private Told misses(Check check, String probe) {
    assertThat(lines.stream().filter(line -> line.startsWith("CRITICAL")))
        .containsExactly(critical(probe));
    boolean acted =
        lines.stream()
            .takeWhile(line -> !line.equals("INFO Let's rollback..."))
            .anyMatch(line -> line.startsWith("INFO Action: "));
    assertThat(acted).as("the method was played").isEqualTo(check == Check.AFTER);
    return this;
  }

  private static String critical(String probe) {
    return "CRITICAL Steady state probe '"
        + probe
        + "' is not in the given tolerance so failing this experiment";
  }

  /// When the hypothesis is looked at.
  enum Check {
    BEFORE,
    AFTER
  }

  @Override
  public String toString() {
    return "exit code " + code + "\n" + String.join("\n", lines);
  }

  /// The lines as one text.
  String text() {
    return String.join("\n", lines);
  }

  static String lines(String... lines) {
    return String.join("\n", Arrays.asList(lines));
  }
}
