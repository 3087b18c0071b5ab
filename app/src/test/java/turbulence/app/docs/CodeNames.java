package turbulence.app.docs;

import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Catalog;

/// What is built in, by the names that experiments use.
public final class CodeNames {
  private CodeNames() {}

  public static Catalog catalog() {
    return CodePages.CATALOG;
  }

  /// Whether there is such a step and it takes that argument.
  public static boolean takes(String module, String function, String argument) {
    Class<? extends Capability> step = CodePages.CATALOG.capability(module, function).orElse(null);
    return step != null
        && Arguments.of(step).list().stream().anyMatch(each -> each.name().equals(argument));
  }
}
