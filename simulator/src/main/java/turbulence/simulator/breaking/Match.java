package turbulence.simulator.breaking;

import java.util.List;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.http.Request;

/// Which requests a rule is about; an empty list means all. Every list but the verbs' may hold `*`
/// for any letters.
///
/// @param verbs those of Kubernetes: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`,
///   `deletecollection`
/// @param kinds plurals with their group and subresource: `pods`, `deployments.apps`,
///   `pods/eviction`
/// @param paths of requests, such as `/version`
record Match(
    List<String> verbs,
    List<String> kinds,
    List<String> namespaces,
    List<String> names,
    List<String> users,
    List<String> paths) {
  static final Match ALL =
      new Match(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  static final List<String> VERBS =
      List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

  boolean covers(Request request, Caller caller, Deed deed) {
    return (verbs.isEmpty() || verbs.contains(deed.verb()))
        && (kinds.isEmpty() || any(kinds, kind(deed)) || any(kinds, withoutGroup(deed)))
        && (namespaces.isEmpty() || any(namespaces, deed.namespace()))
        && (names.isEmpty() || any(names, deed.name()))
        && (users.isEmpty() || any(users, caller.user()))
        && (paths.isEmpty() || any(paths, request.path()));
  }

  private static String kind(Deed deed) {
    String group = deed.group().isEmpty() ? "" : "." + deed.group();
    return deed.resource() + group + below(deed);
  }

  private static String withoutGroup(Deed deed) {
    return deed.resource() + below(deed);
  }

  private static String below(Deed deed) {
    return deed.subresource().isEmpty() ? "" : "/" + deed.subresource();
  }

  private static boolean any(List<String> patterns, String text) {
    for (String pattern : patterns) {
      if (fits(pattern, 0, text, 0)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the rest of the pattern stands for the rest of the text.
  private static boolean fits(String pattern, int p, String text, int t) {
    int star = pattern.indexOf('*', p);
    if (star < 0) {
      return text.substring(t).equals(pattern.substring(p));
    }
    String before = pattern.substring(p, star);
    if (!text.startsWith(before, t)) {
      return false;
    }
    for (int next = t + before.length(); next <= text.length(); next++) {
      if (fits(pattern, star + 1, text, next)) {
        return true;
      }
    }
    return false;
  }
}
