package turbulence.simulator.api.discovery;

/// One version of a group of kinds; the group is empty for the core.
public record GroupVersion(String group, String version) {
  /// Reads `v1` or `apps/v1`.
  public static GroupVersion of(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0
        ? new GroupVersion("", apiVersion)
        : new GroupVersion(apiVersion.substring(0, slash), apiVersion.substring(slash + 1));
  }

  /// `v1` or `apps/v1`, as objects carry it.
  @Override
  public String toString() {
    return group.isEmpty() ? version : group + "/" + version;
  }
}
