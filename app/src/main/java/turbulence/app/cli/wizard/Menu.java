package turbulence.app.cli.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Picking a step by number. Letters narrow a long list down.
///
/// @param all in the order of their numbers
record Menu(Prompt prompt, List<Tool> all) {
  private static final String QUESTION = "Number (letters search, enter ends)";

  /// The step, or [Tool#NONE] when a person wants no more.
  Tool pick() throws Prompt.Ended {
    if (all.isEmpty()) {
      prompt.say("There is nothing to choose from: run `discover` for a package first.");
      return Tool.NONE;
    }
    show(all);
    while (true) {
      String answer = prompt.ask(QUESTION);
      if (answer.isEmpty()) {
        return Tool.NONE;
      }
      int number = number(answer);
      if (number > 0 && number <= all.size()) {
        return all.get(number - 1);
      }
      if (number == 0) {
        show(matching(answer));
      } else {
        prompt.say("There is no " + answer + "; 1 to " + all.size() + ".");
      }
    }
  }

  private void show(List<Tool> some) {
    if (some.isEmpty()) {
      prompt.say("Nothing has that in its name.");
    }
    for (Tool tool : some) {
      prompt.say("  " + (all.indexOf(tool) + 1) + ") " + tool.shown());
    }
  }

  private List<Tool> matching(String text) {
    List<Tool> found = new ArrayList<>();
    for (Tool tool : all) {
      if (tool.name().contains(text.toLowerCase(Locale.ROOT))) {
        found.add(tool);
      }
    }
    return found;
  }

  /// The number; 0 for what is none, -1 for one that no list has.
  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      return number > 0 ? number : -1;
    } catch (NumberFormatException _) {
      boolean digits = text.chars().allMatch(Character::isDigit);
      return digits ? -1 : 0;
    }
  }
}
