package turbulence.faults.kubernetes.cluster;

/// Which objects: of a kind, in a place, with some labels and fields.
///
/// @param namespace empty for all
/// @param labels a selector such as `app=web`; empty for all
/// @param fields a selector such as `spec.nodeName=n1`; empty for all
/// @param bare whether their metadata is enough
public record Listing(
    Resource resource, String namespace, String labels, String fields, boolean bare) {
  private static final String BARE = ";g=meta.k8s.io;v=v1";
  private static final String BARE_LIST = "application/json;as=PartialObjectMetadataList" + BARE;
  private static final String BARE_EVENTS = "application/json;as=PartialObjectMetadata" + BARE;

  /// The same in one namespace.
  public Listing in(String only) {
    return new Listing(resource, only, labels, fields, bare);
  }

  public Listing labels(String selector) {
    return new Listing(resource, namespace, selector, fields, bare);
  }

  public Listing fields(String selector) {
    return new Listing(resource, namespace, labels, selector, bare);
  }

  /// Of each object no more than its metadata: a seventh of what a pod is, to be sent, deciphered
  /// and read.
  public Listing metadataOnly() {
    return new Listing(resource, namespace, labels, fields, true);
  }

  Query query() {
    return Query.NONE.with("labelSelector", labels).with("fieldSelector", fields);
  }

  Call call(Query query) {
    Call call = Call.get(resource.path(namespace)).with(query);
    return bare ? call.accepting(BARE_LIST) : call;
  }

  Call watching(Query query) {
    Call call = Call.get(resource.path(namespace)).with(query);
    return bare ? call.accepting(BARE_EVENTS) : call;
  }

  @Override
  public String toString() {
    return resource + (namespace.isEmpty() ? "" : " in " + namespace);
  }
}
