package turbulence.faults.kubernetes.select;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;

/// Which pods by their labels and names, and how many of them.
public record PodChoice(
    @About("Labels that the pods have, such as app=web; all pods when left out.")
        @Nullable String labelSelector,
    @About("A regular expression that is found in the pods' names.") @Nullable String namePattern,
    PodAmount amount) {

  public PodChoice {
    pattern(namePattern);
  }

  private static NamePattern pattern(@Nullable String source) {
    return NamePattern.of("Cannot select pods. Name pattern", source);
  }

  NamePattern pattern() {
    return pattern(namePattern);
  }

  /// A selector; empty for any.
  public String labels() {
    return labelSelector == null ? "" : labelSelector;
  }
}
