package turbulence.experiment.extension;

import java.util.ArrayList;
import java.util.List;

/// Several things that can be wrong with arguments, told together.
public final class Checks {
  private Checks() {}

  /// @param checks each throws an [IllegalArgumentException] when something is wrong
  /// @throws IllegalArgumentException with all that they say
  public static void all(Runnable... checks) {
    List<String> wrong = new ArrayList<>();
    for (Runnable check : checks) {
      try {
        check.run();
      } catch (IllegalArgumentException e) {
        wrong.add(String.valueOf(e.getMessage()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }
}
