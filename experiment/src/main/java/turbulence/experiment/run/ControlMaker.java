package turbulence.experiment.run;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Control;
import turbulence.experiment.model.ControlSpec;
import turbulence.json.JsonObject;

/// Makes controls out of their declarations.
final class ControlMaker implements Controls.Maker {
  private final Catalog catalog;
  private final @Nullable Filler filler;

  /// Before there are any values to fill in.
  ControlMaker(Catalog catalog) {
    this(catalog, null);
  }

  ControlMaker(Catalog catalog, @Nullable Filler filler) {
    this.catalog = catalog;
    this.filler = filler;
  }

  @Override
  public @Nullable Control make(ControlSpec declared) throws ActivityFailed {
    Class<? extends Control> type = catalog.control(declared.module()).orElse(null);
    if (type == null) {
      return null;
    }
    JsonObject arguments =
        filler == null ? declared.arguments() : filler.object(declared.arguments());
    Binding<? extends Control> binding = Arguments.of(type).bind(arguments, declared.name());
    if (binding instanceof Binding.Rejected<? extends Control> rejected) {
      throw new ActivityFailed(rejected.summary());
    }
    return ((Binding.Bound<? extends Control>) binding).instance();
  }
}
