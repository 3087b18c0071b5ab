package turbulence.faults.kubernetes.cluster;

/// Which objects: of a kind, in a place, with some labels and fields.
///
/// @param namespace empty for all
/// @param labels a selector such as `app=web`; empty for all
/// @param fields a selector such as `spec.nodeName=n1`; empty for all
public record Listing(Resource resource, String namespace, String labels, String fields) {
  public Listing labels(String selector) {
    return new Listing(resource, namespace, selector, fields);
  }

  public Listing fields(String selector) {
    return new Listing(resource, namespace, labels, selector);
  }

  String path() {
    return resource.path(namespace);
  }

  Query query() {
    return Query.NONE.with("labelSelector", labels).with("fieldSelector", fields);
  }

  @Override
  public String toString() {
    return resource + (namespace.isEmpty() ? "" : " in " + namespace);
  }
}
