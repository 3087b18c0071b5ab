package turbulence.simulator.api.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.api.select.FieldSelector;
import turbulence.simulator.http.Request;

/// What a path under `/api` or `/apis` names; parts that it does not name are empty.
record Target(
    String group,
    String version,
    String namespace,
    String plural,
    String name,
    String subresource,
    boolean oldWatch) {

  /// Null when the path is none of a resource.
  static @Nullable Target parse(List<String> segments) {
    if (segments.isEmpty()) {
      return null;
    }
    boolean core = segments.getFirst().equals("api");
    int from = core ? 2 : 3;
    if (!core && !segments.getFirst().equals("apis") || segments.size() <= from) {
      return null;
    }
    String group = core ? "" : segments.get(1);
    String version = segments.get(from - 1);
    boolean watch = segments.get(from).equals("watch") && segments.size() > from + 1;
    List<String> rest = segments.subList(watch ? from + 1 : from, segments.size());
    return rest.getFirst().equals("namespaces") && rest.size() > 2 && !isOfNamespace(rest)
        ? new Target(group, version, rest.get(1), rest.get(2), at(rest, 3), tail(rest, 4), watch)
        : new Target(group, version, "", rest.get(0), at(rest, 1), tail(rest, 2), watch);
  }

  /// `namespaces/x/status` and `finalize` speak of the namespace itself.
  private static boolean isOfNamespace(List<String> rest) {
    return rest.size() == 3 && (rest.get(2).equals("status") || rest.get(2).equals("finalize"));
  }

  /// What rights are asked about: a namespace is a thing within itself, a list of one name means
  /// that name.
  Deed asked(Request request, Deed deed) {
    String named = name;
    if (named.isEmpty() && (deed.verb().equals("list") || deed.verb().equals("watch"))) {
      named =
          FieldSelector.exactly(request.query().text("fieldSelector"), "metadata.name").orElse("");
    }
    String within = group.isEmpty() && plural.equals("namespaces") ? name : namespace;
    int slash = subresource.indexOf('/');
    String below = slash < 0 ? subresource : subresource.substring(0, slash);
    String verb = request.method().equals("POST") ? "create" : deed.verb();
    return new Deed(verb, group, plural, below, within, named);
  }

  /// Whether a reading request is the beginning of something that is more than reading.
  boolean connects() {
    return group.isEmpty()
        && plural.equals("pods")
        && switch (subresource) {
          case "exec", "attach", "portforward" -> true;
          default -> false;
        };
  }

  private static String at(List<String> parts, int place) {
    return place < parts.size() ? parts.get(place) : "";
  }

  private static String tail(List<String> parts, int from) {
    return from < parts.size() ? String.join("/", parts.subList(from, parts.size())) : "";
  }
}
