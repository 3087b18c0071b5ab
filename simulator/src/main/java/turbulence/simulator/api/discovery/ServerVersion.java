package turbulence.simulator.api.discovery;

import turbulence.json.JsonObject;

/// What `/version` answers: the release that is imitated.
public final class ServerVersion {
  /// The release, as nodes report it too.
  public static final String RELEASE = "v1.36.2";

  private ServerVersion() {}

  public static JsonObject document() {
    return JsonObject.builder()
        .put("major", "1")
        .put("minor", "36")
        .put("emulationMajor", "1")
        .put("emulationMinor", "36")
        .put("minCompatibilityMajor", "1")
        .put("minCompatibilityMinor", "35")
        .put("gitVersion", RELEASE)
        .put("gitCommit", "$Format:%H$")
        .put("gitTreeState", "")
        .put("buildDate", "1970-01-01T00:00:00Z")
        .put("goVersion", "go1.26.10")
        .put("compiler", "gc")
        .put("platform", "linux/amd64")
        .build();
  }
}
