package turbulence.experiment.extension.sample.pod;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Min;

public record Selection(
    @About("Their labels.") @Nullable String labelSelector,
    @About("Their names.") @Nullable List<String> names,
    @About("How many.") @Default("1") @Min(1) int qty,
    @About("Which of them.") @Default("\"any\"") Order order) {

  public enum Order {
    ANY,
    OLDEST
  }

  public Selection {
    if (labelSelector != null && names != null) {
      throw new IllegalArgumentException("give label_selector or names, not both");
    }
  }
}
