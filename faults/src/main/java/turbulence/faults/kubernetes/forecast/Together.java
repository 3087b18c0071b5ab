package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;

/// What would come of a step that does the like to several objects: each is told of by its name.
public record Together(List<Part> parts) implements Forecasting {
  public Together {
    parts = List.copyOf(parts);
  }

  /// What would come of one.
  ///
  /// @param name what people call it
  public record Part(String name, Forecasting forecast) {}

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    List<String> effects = new ArrayList<>();
    Set<String> refusals = new LinkedHashSet<>();
    List<String> lasting = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (Part part : parts) {
      Forecast forecast = part.forecast().look();
      forecast.effects().forEach(effect -> effects.add(part.name() + ": " + effect));
      refusals.addAll(forecast.refusals());
      lasting.addAll(forecast.lasting());
      unknown.addAll(forecast.unknown());
    }
    return new Forecast(effects, List.copyOf(refusals), lasting, List.copyOf(unknown));
  }
}
