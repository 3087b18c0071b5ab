package turbulence.faults.kubernetes.rights;

import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// A right that a step needs: one verb on one kind.
///
/// @param part such as `eviction`; empty for the objects themselves
/// @param namespace empty for every namespace, and where there are none
/// @param name of the one object that it is about; empty when it is about any
public record Need(String verb, Resource resource, String part, String namespace, String name) {

  /// On any object of a kind.
  public static Need of(String verb, Resource resource, String namespace) {
    return new Need(verb, resource, "", resource.namespaced() ? namespace : "", "");
  }

  /// On a part of such objects, such as `log` or `eviction`.
  public Need part(String subresource) {
    return new Need(verb, resource, subresource, namespace, name);
  }

  /// On one object only.
  public Need on(String object) {
    return new Need(verb, resource, part, namespace, object);
  }

  /// Another verb on the same.
  public Need to(String other) {
    return new Need(other, resource, part, namespace, name);
  }

  /// Whether who has this right has the other one, too.
  public boolean covers(Need other) {
    return verb.equals(other.verb)
        && resource.group().equals(other.resource.group())
        && resource.plural().equals(other.resource.plural())
        && part.equals(other.part)
        && (namespace.isEmpty() || namespace.equals(other.namespace))
        && (name.isEmpty() || name.equals(other.name));
  }

  /// Whether both are about the same kind in the same place, whatever the verb and the object.
  boolean isLike(Need other) {
    return to("").on("").equals(other.to("").on(""));
  }

  /// As a review of access wants it.
  public JsonObject attributes() {
    JsonObject.Builder attributes =
        JsonObject.builder()
            .put("verb", verb)
            .put("group", resource.group())
            .put("resource", resource.plural());
    put(attributes, "subresource", part);
    put(attributes, "namespace", namespace);
    put(attributes, "name", name);
    return attributes.build();
  }

  private static void put(JsonObject.Builder attributes, String name, String value) {
    if (!value.isEmpty()) {
      attributes.put(name, value);
    }
  }

  /// As in `delete pods in namespace shop`.
  public String words() {
    String what = part.isEmpty() ? resource.toString() : resource + "/" + part;
    return verb
        + " "
        + what
        + (name.isEmpty() ? "" : " " + name)
        + (namespace.isEmpty() ? "" : " in namespace " + namespace);
  }
}
