package turbulence.simulator.api;

import java.util.List;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.store.Resource;

/// Who may do what. Shared between threads.
public interface Rights {
  Verdict decide(Caller caller, Deed deed);

  /// Whether somebody may come to a path that is none of a resource.
  Verdict decide(Caller caller, String verb, String path);

  /// Everything that somebody may do in a namespace and with what belongs to no namespace.
  Held held(Caller caller, String namespace);

  /// Refuses what somebody may not do.
  default void require(Caller caller, Deed deed) {
    Verdict verdict = decide(caller, deed);
    if (!verdict.allowed()) {
      throw Refusals.forbidden(
          new Resource(deed.group(), deed.resource()),
          deed.name(),
          behind(deed.words(caller), verdict));
    }
  }

  /// Refuses whoever may not come to that path.
  default void require(Caller caller, String verb, String path) {
    Verdict verdict = decide(caller, verb, path);
    if (!verdict.allowed()) {
      String words =
          "User " + new JsonText(caller.user()) + " cannot " + verb + " path " + new JsonText(path);
      throw new Refusal(
          403, "Forbidden", "forbidden: " + behind(harmless(words), verdict), JsonObject.EMPTY);
    }
  }

  private static String behind(String words, Verdict verdict) {
    return verdict.why().isEmpty() ? words : words + ": " + verdict.why();
  }

  /// As servers write what clients sent, lest a browser takes it for a page.
  private static String harmless(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// Whether somebody may, and why; for a no, why it could not be found out in full.
  record Verdict(boolean allowed, String why) {
    public static final Verdict YES = new Verdict(true, "");
    public static final Verdict NO = new Verdict(false, "");
  }

  /// Rules as objects of the API, of resources and of paths, and what went wrong in finding them.
  record Held(List<JsonObject> resources, List<JsonObject> paths, String mistake) {}

  /// What somebody wants to do to a resource; the namespace is empty for the whole cluster, the
  /// name for a collection, the subresource for the object itself.
  record Deed(
      String verb,
      String group,
      String resource,
      String subresource,
      String namespace,
      String name) {
    /// The same done in another way.
    public Deed as(String other) {
      return new Deed(other, group, resource, subresource, namespace, name);
    }

    /// As a refusal says it.
    public String words(Caller caller) {
      String what = subresource.isEmpty() ? resource : resource + "/" + subresource;
      String where =
          namespace.isEmpty()
              ? "at the cluster scope"
              : "in the namespace " + new JsonText(namespace);
      return harmless(
          "User "
              + new JsonText(caller.user())
              + " cannot "
              + verb
              + " resource "
              + new JsonText(what)
              + " in API group "
              + new JsonText(group)
              + " "
              + where);
    }
  }
}
