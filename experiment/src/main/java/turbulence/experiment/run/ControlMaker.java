package turbulence.experiment.run;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Control;
import turbulence.experiment.model.ControlSpec;

/// Makes controls out of their declarations.
final class ControlMaker implements Controls.Maker {
  private final Catalog catalog;

  ControlMaker(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public @Nullable Control make(ControlSpec declared) throws ActivityFailed {
    Class<? extends Control> type = catalog.control(declared.module()).orElse(null);
    if (type == null) {
      return null;
    }
    return switch (Arguments.of(type).bind(declared.arguments(), declared.name())) {
      case Binding.Bound<? extends Control> bound -> bound.instance();
      case Binding.Rejected<? extends Control> rejected ->
          throw new ActivityFailed(rejected.summary());
    };
  }
}
