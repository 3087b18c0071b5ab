package turbulence.experiment.run.play;

import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// The old name of [Answer].
public record AnswerOnce(Json value) implements Probe {
  @Override
  public Json observe(Scope scope) {
    return value;
  }
}
