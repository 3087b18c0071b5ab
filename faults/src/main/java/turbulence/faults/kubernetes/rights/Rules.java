package turbulence.faults.kubernetes.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Needs put together to as few rules as say the same.
final class Rules {
  private static final List<String> ORDER =
      List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

  private Rules() {}

  /// What is asked for: a kind, and one object or all.
  private record Object(String group, String resource, String name) implements Comparable<Object> {
    @Override
    public int compareTo(Object other) {
      int byGroup = group.compareTo(other.group);
      int byResource = byGroup == 0 ? resource.compareTo(other.resource) : byGroup;
      return byResource == 0 ? name.compareTo(other.name) : byResource;
    }
  }

  /// What objects of one group have the same names and verbs.
  private record Kin(String group, List<String> names, List<String> verbs) {}

  static List<Rule> of(Collection<Need> needs) {
    Map<Object, Set<String>> verbs = new TreeMap<>();
    for (Need need : needs) {
      String resource = need.resource().plural() + (need.part().isEmpty() ? "" : "/" + need.part());
      Object object = new Object(need.resource().group(), resource, need.name());
      verbs.computeIfAbsent(object, _ -> new TreeSet<>()).add(need.verb());
    }
    return joined(namesTogether(withoutNeedless(verbs)));
  }

  /// A verb on all objects is one on each.
  private static Map<Object, Set<String>> withoutNeedless(Map<Object, Set<String>> verbs) {
    Map<Object, Set<String>> left = new TreeMap<>();
    verbs.forEach((object, wanted) -> {
      Set<String> rest = new TreeSet<>(wanted);
      if (!object.name().isEmpty()) {
        rest.removeAll(
            verbs.getOrDefault(new Object(object.group(), object.resource(), ""), Set.of()));
      }
      if (!rest.isEmpty()) {
        left.put(object, rest);
      }
    });
    return left;
  }

  /// Several objects of a kind with the same verbs are one rule.
  private static List<Rule> namesTogether(Map<Object, Set<String>> verbs) {
    Map<List<String>, List<String>> names = new TreeMap<>(Rules::compare);
    verbs.forEach((object, wanted) -> {
      List<String> key = new ArrayList<>(List.of(object.group(), object.resource()));
      key.add(object.name().isEmpty() ? "all" : "some");
      key.addAll(inOrder(wanted));
      names.computeIfAbsent(key, _ -> new ArrayList<>()).add(object.name());
    });
    List<Rule> rules = new ArrayList<>();
    names.forEach((key, objects) -> {
      List<String> named = key.get(2).equals("all") ? List.of() : objects;
      rules.add(new Rule(key.get(0), List.of(key.get(1)), named, key.subList(3, key.size())));
    });
    return rules;
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int by = one.get(i).compareTo(other.get(i));
      if (by != 0) {
        return by;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /// Several kinds of a group with the same verbs are one rule.
  private static List<Rule> joined(List<Rule> rules) {
    Map<Kin, List<String>> resources = new java.util.LinkedHashMap<>();
    for (Rule rule : rules) {
      resources
          .computeIfAbsent(
              new Kin(rule.group(), rule.names(), rule.verbs()), _ -> new ArrayList<>())
          .addAll(rule.resources());
    }
    List<Rule> joined = new ArrayList<>();
    resources.forEach(
        (kin, all) -> joined.add(new Rule(kin.group(), all, kin.names(), kin.verbs())));
    return joined;
  }

  private static List<String> inOrder(Set<String> verbs) {
    List<String> all = new ArrayList<>(verbs);
    all.sort((one, other) -> Integer.compare(place(one), place(other)));
    return all;
  }

  private static int place(String verb) {
    int place = ORDER.indexOf(verb);
    return place < 0 ? ORDER.size() : place;
  }
}
