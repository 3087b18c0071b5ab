package turbulence.experiment.extension;

import java.util.List;

/// What would come of a step, in words for people.
///
/// @param effects what it would do to others, such as the share of a service's endpoints that goes
/// @param refusals what would refuse it, such as a disruption budget or a missing right
/// @param lasting what of it could not be undone
/// @param unknown what could not be found out, and why
public record Forecast(
    List<String> effects, List<String> refusals, List<String> lasting, List<String> unknown) {
  public static final Forecast NONE = new Forecast(List.of(), List.of(), List.of(), List.of());

  public Forecast {
    effects = List.copyOf(effects);
    refusals = List.copyOf(refusals);
    lasting = List.copyOf(lasting);
    unknown = List.copyOf(unknown);
  }
}
