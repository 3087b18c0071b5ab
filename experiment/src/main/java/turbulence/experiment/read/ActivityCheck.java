package turbulence.experiment.read;

import turbulence.experiment.model.Activity;
import turbulence.experiment.model.ControlSpec;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What only somebody who knows the steps and this machine can check. Runs nobody's code.
public interface ActivityCheck {
  void activity(Activity activity, TreePath place, Problems problems);

  void tolerance(Json tolerance, TreePath place, Problems problems);

  void control(ControlSpec control, TreePath place, Problems problems);

  void settings(JsonObject configuration, JsonObject secrets, Problems problems);
}
