package turbulence.simulator.store;

/// Where an object lies; the namespace is empty for what belongs to the whole cluster.
public record Key(Resource resource, String namespace, String name) {
  public Key(Resource resource, String name) {
    this(resource, "", name);
  }

  /// The order of lists: by namespace, then by name.
  int compareWithin(Key other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return resource + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
