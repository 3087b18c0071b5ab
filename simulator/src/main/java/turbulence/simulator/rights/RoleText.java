package turbulence.simulator.rights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;

/// Reads the list of preset roles, line by line; the list says how it is written.
final class RoleText {
  private static final String GATHERED = "rbac.authorization.k8s.io/aggregate-to-";

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Map<Key, JsonObject> bindings = new LinkedHashMap<>();
  private Draft draft = new Draft("", List.of());

  private record Draft(String name, List<String> options, List<Rule> rules) {
    Draft(String name, List<String> options) {
      this(name, options, new ArrayList<>());
    }

    String option(String start) {
      return options.stream()
          .filter(option -> option.startsWith(start))
          .map(option -> option.substring(start.length()))
          .findFirst()
          .orElse("");
    }
  }

  void take(String line) {
    List<String> words = List.of(line.strip().split(" "));
    if (line.startsWith("  ")) {
      draft.rules().add(rule(words));
    } else if (line.startsWith("role ")) {
      draft = new Draft(words.get(1), words.subList(2, words.size()));
      drafts.put(draft.name(), draft);
    } else if (line.startsWith("bind ")) {
      Key key = new Key(Roles.CLUSTER_BINDINGS, words.get(1));
      bindings.put(key, binding(words.get(1), words.subList(2, words.size())));
    }
  }

  private static Rule rule(List<String> words) {
    List<String> verbs =
        switch (words.getFirst()) {
          case "R" -> List.of("get", "list", "watch");
          case "W" -> List.of("create", "delete", "deletecollection", "patch", "update");
          case "A" ->
              List.of(
                  "create",
                  "delete",
                  "deletecollection",
                  "get",
                  "list",
                  "patch",
                  "update",
                  "watch");
          case "E" -> List.of("create", "patch", "update");
          default -> list(words.getFirst());
        };
    if (words.size() == 2) {
      return Rule.ofPaths(verbs, list(words.get(1)));
    }
    List<String> groups =
        list(words.get(1)).stream().map(group -> group.equals("core") ? "" : group).toList();
    List<String> names = words.size() > 3 ? list(words.get(3)) : List.of();
    return new Rule(verbs, groups, list(words.get(2)), names, List.of());
  }

  private static List<String> list(String word) {
    return List.of(word.split(",", -1));
  }

  /// Where each lies, and what it is: roles before bindings.
  Map<Key, JsonObject> objects() {
    Map<Key, JsonObject> objects = new LinkedHashMap<>();
    for (Draft each : drafts.values()) {
      String namespace = each.option("in=");
      Key key =
          namespace.isEmpty()
              ? new Key(Roles.CLUSTER_ROLES, each.name())
              : new Key(Roles.ROLES, namespace, each.name());
      objects.put(key, role(each, namespace));
    }
    objects.putAll(bindings);
    return objects;
  }

  private JsonObject role(Draft draft, String namespace) {
    boolean gathers = draft.options().contains("gathers");
    JsonObject.Builder role =
        object(namespace.isEmpty() ? "ClusterRole" : "Role", draft.name(), namespace, draft);
    if (gathers) {
      JsonObject labels = JsonObject.of(GATHERED + draft.name(), "true");
      role.put(
          "aggregationRule",
          JsonObject.of(
              "clusterRoleSelectors", JsonArray.of(JsonObject.of("matchLabels", labels))));
    }
    List<Rule> rules = gathers ? gathered(draft.name()) : draft.rules();
    return role.put("rules", JsonArray.from(rules.stream().map(Rule::json).toList())).build();
  }

  /// The rules of all roles that go into that one, by the names of those.
  private List<Rule> gathered(String into) {
    List<Rule> rules = new ArrayList<>();
    drafts.values().stream()
        .filter(each -> each.option("into=").equals(into))
        .sorted(Comparator.comparing(Draft::name))
        .flatMap(each ->
            (each.options().contains("gathers") ? gathered(each.name()) : each.rules()).stream())
        .filter(rule -> !rules.contains(rule))
        .forEach(rules::add);
    return rules;
  }

  private static JsonObject.Builder object(
      String kind, String name, String namespace, Draft draft) {
    JsonObject labels = JsonObject.of("kubernetes.io/bootstrapping", "rbac-defaults");
    String into = draft.option("into=");
    JsonObject.Builder metadata = JsonObject.builder().put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    metadata
        .put("labels", into.isEmpty() ? labels : labels.with(GATHERED + into, "true"))
        .put("annotations", JsonObject.of("rbac.authorization.kubernetes.io/autoupdate", "true"));
    return JsonObject.builder()
        .put("kind", kind)
        .put("apiVersion", Roles.GROUP + "/v1")
        .put("metadata", metadata.build());
  }

  private static JsonObject binding(String name, List<String> words) {
    List<JsonObject> subjects = new ArrayList<>();
    for (String each : words.isEmpty() ? words : words.subList(1, words.size())) {
      subjects.add(
          JsonObject.of("kind", words.getFirst(), "apiGroup", Roles.GROUP).with("name", each));
    }
    JsonObject role = JsonObject.of("apiGroup", Roles.GROUP, "kind", "ClusterRole");
    JsonObject.Builder binding =
        object("ClusterRoleBinding", name, "", new Draft(name, List.of()))
            .put("roleRef", role.with("name", name));
    return subjects.isEmpty()
        ? binding.build()
        : binding.put("subjects", JsonArray.from(subjects)).build();
  }
}
