package turbulence.faults.kubernetes.cluster;

/// One object, or a part of it.
///
/// @param namespace empty when its kind lies in none
/// @param part such as `scale` or `status`; empty for the whole
public record Ref(Resource resource, String namespace, String name, String part) {
  public Ref {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an object of " + resource + " needs a name");
    }
    if (resource.namespaced() && namespace.isEmpty()) {
      throw new IllegalArgumentException(resource + " " + name + " needs a namespace");
    }
  }

  public Ref part(String other) {
    return new Ref(resource, namespace, name, other);
  }

  /// Where it is at an API, quoted.
  public String path() {
    String whole = resource.path(namespace) + "/" + Query.quoted(name);
    return part.isEmpty() ? whole : whole + "/" + part;
  }

  /// As people say it: `pods shop/web-1`.
  @Override
  public String toString() {
    String shown = part.isEmpty() ? resource.toString() : resource + "/" + part;
    return shown + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
