package turbulence.experiment.builtin.control;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Scope;
import turbulence.json.JsonObject;

/// Ends the run when the system is in a state in which nobody should experiment.
@About("Watch the system with probes and end the run when one of them misses its tolerance.")
public record Safeguards(
    @About(
            "Probes with a tolerance. One with a frequency is asked again and again after so many"
                + " seconds, one with background once beside the run, any other once before it.")
        List<JsonObject> probes)
    implements Control {

  public Safeguards {
    if (probes.isEmpty()) {
      throw new IllegalArgumentException("safeguards need at least one probe");
    }
    for (JsonObject probe : probes) {
      check(probe);
    }
  }

  private static void check(JsonObject probe) {
    if (probe.text("ref").isPresent()) {
      return;
    }
    String name = probe.text("name").orElse("");
    String type = probe.text("type").orElse("");
    if (!type.equals("probe")) {
      throw new IllegalArgumentException(
          "safeguard '" + name + "' must be of type 'probe', not '" + type + "'");
    }
    if (!probe.has("tolerance")) {
      throw new IllegalArgumentException("safeguard '" + name + "' needs a tolerance");
    }
  }

  @Override
  public Control configure(Scope scope) {
    return new Guard(probes, scope);
  }
}
