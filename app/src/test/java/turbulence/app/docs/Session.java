package turbulence.app.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A console block: commands behind `$ `, each followed by what it prints.
///
/// @param block where it stands
record Session(Block block, List<Step> steps) {
  private static final String PROMPT = "$ ";

  /// One command and what it prints.
  record Step(String command, List<String> printed) {}

  static Session of(Block block) {
    List<Step> steps = new ArrayList<>();
    for (String line : block.content()) {
      if (line.startsWith(PROMPT)) {
        steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (steps.isEmpty()) {
        throw new AssertionError(block.place() + ": a console block starts with '$ '");
      } else {
        steps.getLast().printed().add(line);
      }
    }
    return new Session(block, steps);
  }

  /// The same block with what is printed now.
  Block replay(Desk desk) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (Step step : steps) {
      List<String> now = desk.type(step.command()).lines();
      lines.add(PROMPT + step.command());
      lines.addAll(Sameness.of(trimmed(step.printed()), now) ? step.printed() : now);
      if (endsEmpty(step.printed()) && !lines.getLast().isEmpty()) {
        lines.add("");
      }
    }
    return new Block(block.page(), block.line(), block.language(), block.marker(), lines);
  }

  private static boolean endsEmpty(List<String> lines) {
    return !lines.isEmpty() && lines.getLast().isEmpty();
  }

  private static List<String> trimmed(List<String> lines) {
    List<String> trimmed = new ArrayList<>(lines);
    while (!trimmed.isEmpty() && trimmed.getLast().isEmpty()) {
      trimmed.removeLast();
    }
    return trimmed;
  }

  boolean isTrueTo(Block page) {
    return block.content().equals(page.content());
  }
}
