package turbulence.experiment.read;

import turbulence.experiment.model.Activity;
import turbulence.experiment.model.ControlSpec;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Checks the form alone.
public enum NoCheck implements ActivityCheck {
  INSTANCE;

  @Override
  public void activity(Activity activity, TreePath place, Problems problems) {}

  @Override
  public void tolerance(Json tolerance, TreePath place, Problems problems) {}

  @Override
  public void control(ControlSpec control, TreePath place, Problems problems) {}

  @Override
  public void settings(JsonObject configuration, JsonObject secrets, Problems problems) {}
}
