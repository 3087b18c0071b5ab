package turbulence.simulator.store;

/// A collection of the API, whatever its versions: `pods`, `deployments.apps`.
public record Resource(String group, String plural) {
  /// `pods` or `deployments.apps`, as messages write it.
  @Override
  public String toString() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
