package turbulence.experiment.settings;

import turbulence.json.JsonObject;

/// What the settings file says.
public record Settings(JsonObject tree) {
  public static final Settings NONE = new Settings(JsonObject.EMPTY);
}
