package turbulence.simulator.rights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Caller;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// What everybody was given, found by whom it was given to. Immutable once made.
final class Grants {
  private final Map<String, Subjects> byNamespace;
  private final Map<Key, Known> roles;

  /// The rules of a role as they were at a revision.
  private record Known(long revision, List<Rule> rules) {}

  /// What was given in one namespace, or everywhere.
  private record Subjects(Map<String, List<Grant>> users, Map<String, List<Grant>> groups) {
    static final Subjects NONE = new Subjects(Map.of(), Map.of());

    Subjects() {
      this(new HashMap<>(), new HashMap<>());
    }
  }

  private Grants(Map<String, Subjects> byNamespace, Map<Key, Known> roles) {
    this.byNamespace = byNamespace;
    this.roles = roles;
  }

  static final Grants NONE = new Grants(Map.of(), Map.of());

  /// What those collections give; rules that were read before are not read again.
  static Grants of(Roles collections, Grants before) {
    Reading reading = new Reading(collections, before);
    List<Stored> bindings = new ArrayList<>(collections.bindings());
    bindings.sort(Comparator.comparingLong(Stored::revision));
    for (int i = 0; i < bindings.size(); i++) {
      reading.take(i, bindings.get(i));
    }
    return new Grants(reading.byNamespace, reading.roles);
  }

  /// All that is given to somebody everywhere, and in that namespace when one is named.
  List<Grant> to(Caller caller, String namespace) {
    List<Grant> found = new ArrayList<>();
    add(found, caller, byNamespace.getOrDefault("", Subjects.NONE));
    if (!namespace.isEmpty()) {
      add(found, caller, byNamespace.getOrDefault(namespace, Subjects.NONE));
    }
    return found;
  }

  private static void add(List<Grant> found, Caller caller, Subjects subjects) {
    found.addAll(subjects.users().getOrDefault(caller.user(), List.of()));
    for (String group : caller.groups()) {
      found.addAll(subjects.groups().getOrDefault(group, List.of()));
    }
  }

  private static final class Reading {
    private final Roles collections;
    private final Grants before;
    private final Map<String, Subjects> byNamespace = new HashMap<>();
    private final Map<Key, Known> roles = new HashMap<>();

    Reading(Roles collections, Grants before) {
      this.collections = collections;
      this.before = before;
    }

    void take(int place, Stored binding) {
      JsonObject ref = binding.object().object("roleRef");
      String namespace = binding.key().namespace();
      boolean ofCluster = text(ref, "kind").equals("ClusterRole");
      Key role =
          ofCluster
              ? new Key(Roles.CLUSTER_ROLES, text(ref, "name"))
              : new Key(Roles.ROLES, namespace, text(ref, "name"));
      @Nullable List<Rule> rules = rules(role);
      String mistake = rules == null ? Roles.notFound(role) : "";
      String words = words(binding.key(), ref);
      Subjects subjects = byNamespace.computeIfAbsent(namespace, _ -> new Subjects());
      for (Json each : binding.object().array("subjects")) {
        if (each instanceof JsonObject subject) {
          String to = words + " to " + text(subject, "kind") + " ";
          Grant grant =
              new Grant(
                  place,
                  to + new JsonText(called(subject, namespace)),
                  rules == null ? List.of() : rules,
                  mistake);
          give(subjects, subject, namespace, grant);
        }
      }
    }

    private @Nullable List<Rule> rules(Key key) {
      Known known = roles.get(key);
      if (known != null) {
        return known.rules();
      }
      Stored role = collections.role(key).orElse(null);
      if (role == null) {
        return null;
      }
      Known old = before.roles.get(key);
      Known now =
          old != null && old.revision() == role.revision()
              ? old
              : new Known(role.revision(), Rule.of(role.object()));
      roles.put(key, now);
      return now.rules();
    }

    private static String words(Key binding, JsonObject ref) {
      boolean everywhere = binding.namespace().isEmpty();
      String name = everywhere ? binding.name() : binding.name() + "/" + binding.namespace();
      return (everywhere ? "ClusterRoleBinding " : "RoleBinding ")
          + new JsonText(name)
          + " of "
          + text(ref, "kind")
          + " "
          + new JsonText(text(ref, "name"));
    }

    private static String called(JsonObject subject, String namespace) {
      String name = text(subject, "name");
      return text(subject, "kind").equals("ServiceAccount")
          ? name + "/" + home(subject, namespace)
          : name;
    }

    /// An account is one of the binding's namespace when it does not say.
    private static String home(JsonObject subject, String namespace) {
      String own = text(subject, "namespace");
      return own.isEmpty() ? namespace : own;
    }

    private static void give(Subjects subjects, JsonObject subject, String namespace, Grant grant) {
      String name = text(subject, "name");
      switch (text(subject, "kind")) {
        case "User" -> put(subjects.users(), name, grant);
        case "Group" -> put(subjects.groups(), name, grant);
        case "ServiceAccount" -> {
          String home = home(subject, namespace);
          if (!home.isEmpty()) {
            put(subjects.users(), Account.user(home, name), grant);
          }
        }
        default -> {
          // Nobody is of another kind.
        }
      }
    }

    private static void put(Map<String, List<Grant>> grants, String name, Grant grant) {
      grants.computeIfAbsent(name, _ -> new ArrayList<>(2)).add(grant);
    }

    private static String text(JsonObject object, String name) {
      return object.text(name).orElse("");
    }
  }
}
