package turbulence.simulator.api.discovery;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Resource;

/// One kind in one served version.
///
/// Several versions of a kind share what is stored, and so do the events of two groups; `storage`
/// says as what. A custom kind holds what its definition says of this version in `declared`.
public record KindInfo(
    GroupVersion served,
    Names names,
    boolean namespaced,
    List<String> verbs,
    List<Subresource> subresources,
    GroupVersion storage,
    JsonObject declared) {

  public KindInfo {
    verbs = List.copyOf(verbs);
    subresources = List.copyOf(subresources);
  }

  /// What a kind is called: `pods`, `pod`, `Pod`, `PodList`, `po`, and in which sets it is, `all`.
  public record Names(
      String plural,
      String singular,
      String kind,
      String list,
      List<String> shorts,
      List<String> categories) {
    public Names {
      shorts = List.copyOf(shorts);
      categories = List.copyOf(categories);
    }
  }

  /// Something below an object's path, and the kind that it speaks; the version is empty when it is
  /// that of its owner.
  public record Subresource(String name, GroupVersion served, String kind, List<String> verbs) {
    /// Stands for the version of the owner.
    public static final GroupVersion OWN = new GroupVersion("", "");

    public Subresource {
      verbs = List.copyOf(verbs);
    }

    public boolean isOwn() {
      return served.equals(OWN);
    }
  }

  public String group() {
    return served.group();
  }

  public String version() {
    return served.version();
  }

  public String apiVersion() {
    return served.toString();
  }

  public String plural() {
    return names.plural();
  }

  public String kind() {
    return names.kind();
  }

  /// The collection by the name that messages use.
  public Resource resource() {
    return new Resource(served.group(), names.plural());
  }

  /// The collection that holds the objects.
  public Resource stored() {
    return new Resource(storage.group(), names.plural());
  }

  public boolean isCustom() {
    return !declared.isEmpty();
  }

  public boolean allows(String verb) {
    return verbs.contains(verb);
  }

  public Optional<Subresource> subresource(String name) {
    for (Subresource subresource : subresources) {
      if (subresource.name().equals(name)) {
        return Optional.of(subresource);
      }
    }
    return Optional.empty();
  }

  /// The version of what the subresource speaks.
  public GroupVersion servedBy(Subresource subresource) {
    return subresource.isOwn() ? served : subresource.served();
  }
}
