package turbulence.experiment.extension;

/// One thing that a step will hit, as people and limits name it.
///
/// @param kind in the singular and lower case: `pod`, `node`, `file`
/// @param namespace empty for what lies in none
public record Target(String kind, String namespace, String name) {
  public static Target of(String kind, String name) {
    return new Target(kind, "", name);
  }

  /// As `pod shop/web-1` or `file /etc/hosts`.
  public String words() {
    return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }

  @Override
  public String toString() {
    return words();
  }
}
