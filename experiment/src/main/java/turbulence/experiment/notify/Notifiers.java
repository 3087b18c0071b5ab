package turbulence.experiment.notify;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Notifier;

/// Finds notifiers by module.
@FunctionalInterface
public interface Notifiers {
  /// The notifier of that module, or null.
  @Nullable Notifier find(String module);
}
