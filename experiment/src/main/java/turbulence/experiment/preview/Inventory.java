package turbulence.experiment.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.model.Kind;
import turbulence.json.JsonObject;

/// The steps of an experiment, with the arguments that are known before anything runs.
public record Inventory(List<Item> items) {
  public Inventory {
    items = List.copyOf(items);
  }

  /// One activity.
  ///
  /// @param by what carries it out: a step, a command line, a request
  /// @param step null when it is no step, or not known before the run
  /// @param secrets those that it asks for, flat
  /// @param why it is not known what it does; empty when it is, and for a request
  public record Item(
      Part part,
      Kind kind,
      String name,
      String by,
      @Nullable Capability step,
      JsonObject secrets,
      String why) {}
}
