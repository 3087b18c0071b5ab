package turbulence.experiment.extension.sample.pod;

import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

@About("Count pods.")
public record CountPods() implements Probe {
  @Override
  public Json observe(Scope scope) {
    return Json.of(0);
  }
}
