package turbulence.simulator.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Reads the list of preset roles, line by line; the list says how it is written. Plain loops: this
/// is read whenever a simulator starts in a fresh process.
final class RoleText {
  private static final String GATHERED = "rbac.authorization.k8s.io/aggregate-to-";
  private static final JsonObject LABELS =
      JsonObject.of("kubernetes.io/bootstrapping", "rbac-defaults");
  private static final JsonObject ANNOTATIONS =
      JsonObject.of("rbac.authorization.kubernetes.io/autoupdate", "true");

  private final Map<String, Draft> drafts = new TreeMap<>();
  private final List<JsonObject> bindings = new ArrayList<>();
  private Draft draft = new Draft("", List.of());

  private static final class Draft {
    private final String name;
    private final List<String> options;
    private final List<Rule> rules = new ArrayList<>();

    Draft(String name, List<String> options) {
      this.name = name;
      this.options = options;
    }

    String option(String start) {
      for (String option : options) {
        if (option.startsWith(start)) {
          return option.substring(start.length());
        }
      }
      return "";
    }

    boolean gathers() {
      return options.contains("gathers");
    }
  }

  void take(String line) {
    List<String> words = List.of(line.strip().split(" ", -1));
    if (line.startsWith("  ")) {
      draft.rules.add(rule(words));
    } else if (line.startsWith("role ")) {
      draft = new Draft(words.get(1), words.subList(2, words.size()));
      drafts.put(draft.name, draft);
    } else if (line.startsWith("bind ")) {
      bindings.add(binding(words));
    }
  }

  private static Rule rule(List<String> words) {
    List<String> verbs = verbs(words.getFirst());
    if (words.size() == 2) {
      return Rule.ofPaths(verbs, list(words.get(1)));
    }
    List<String> groups = new ArrayList<>(list(words.get(1)));
    int core = groups.indexOf("core");
    if (core >= 0) {
      groups.set(core, "");
    }
    List<String> names = words.size() > 3 ? list(words.get(3)) : List.of();
    return new Rule(verbs, groups, list(words.get(2)), names, List.of());
  }

  private static List<String> verbs(String word) {
    return switch (word) {
      case "R" -> list("get,list,watch");
      case "W" -> list("create,delete,deletecollection,patch,update");
      case "A" -> list("create,delete,deletecollection,get,list,patch,update,watch");
      case "E" -> list("create,patch,update");
      default -> list(word);
    };
  }

  private static List<String> list(String word) {
    return List.of(word.split(",", -1));
  }

  /// All objects, roles before bindings.
  List<JsonObject> objects() {
    List<JsonObject> objects = new ArrayList<>();
    for (Draft each : drafts.values()) {
      objects.add(role(each));
    }
    objects.addAll(bindings);
    return objects;
  }

  private JsonObject role(Draft draft) {
    String namespace = draft.option("in=");
    String kind = namespace.isEmpty() ? "ClusterRole" : "Role";
    JsonObject.Builder role = object(kind, draft.name, namespace, draft.option("into="));
    List<JsonObject> rules = new ArrayList<>();
    if (draft.gathers()) {
      JsonObject labels = JsonObject.of(GATHERED + draft.name, "true");
      JsonArray selectors = JsonArray.of(JsonObject.of("matchLabels", labels));
      role.put("aggregationRule", JsonObject.of("clusterRoleSelectors", selectors));
      gather(draft.name, rules);
    } else {
      add(draft.rules, rules);
    }
    return role.put("rules", JsonArray.from(rules)).build();
  }

  /// Adds the rules of all roles that go into that one, by the names of those.
  private void gather(String into, List<JsonObject> rules) {
    for (Draft each : drafts.values()) {
      if (each.option("into=").equals(into)) {
        if (each.gathers()) {
          gather(each.name, rules);
        } else {
          add(each.rules, rules);
        }
      }
    }
  }

  private static void add(List<Rule> more, List<JsonObject> rules) {
    for (Rule rule : more) {
      JsonObject json = rule.json();
      if (!rules.contains(json)) {
        rules.add(json);
      }
    }
  }

  private static JsonObject.Builder object(
      String kind, String name, String namespace, String into) {
    JsonObject.Builder metadata = JsonObject.builder().put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    metadata.put("labels", into.isEmpty() ? LABELS : LABELS.with(GATHERED + into, "true"));
    metadata.put("annotations", ANNOTATIONS);
    return JsonObject.builder()
        .put("kind", kind)
        .put("apiVersion", Roles.GROUP + "/v1")
        .put("metadata", metadata.build());
  }

  private static JsonObject binding(List<String> words) {
    String name = words.get(1);
    List<JsonObject> subjects = new ArrayList<>();
    for (int i = 3; i < words.size(); i++) {
      subjects.add(
          JsonObject.of("kind", words.get(2), "apiGroup", Roles.GROUP).with("name", words.get(i)));
    }
    JsonObject role = JsonObject.of("apiGroup", Roles.GROUP, "kind", "ClusterRole");
    JsonObject.Builder binding = object("ClusterRoleBinding", name, "", "");
    if (!subjects.isEmpty()) {
      binding.put("subjects", JsonArray.from(subjects));
    }
    return binding.put("roleRef", role.with("name", name)).build();
  }
}
