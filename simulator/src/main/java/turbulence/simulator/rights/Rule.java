package turbulence.simulator.rights;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Rights.Deed;

/// One rule of a role: these verbs on these resources, or on these paths.
record Rule(
    List<String> verbs,
    List<String> groups,
    List<String> resources,
    List<String> names,
    List<String> urls) {
  private static final String ALL = "*";

  static List<Rule> of(JsonObject role) {
    List<Rule> rules = new ArrayList<>();
    for (Json each : role.array("rules")) {
      if (each instanceof JsonObject rule) {
        rules.add(
            new Rule(
                texts(rule, "verbs"),
                texts(rule, "apiGroups"),
                texts(rule, "resources"),
                texts(rule, "resourceNames"),
                texts(rule, "nonResourceURLs")));
      }
    }
    return List.copyOf(rules);
  }

  private static List<String> texts(JsonObject rule, String name) {
    List<String> texts = new ArrayList<>();
    for (Json each : rule.array(name)) {
      if (each instanceof JsonText text) {
        texts.add(text.value());
      }
    }
    return List.copyOf(texts);
  }

  static Rule ofResources(List<String> verbs, List<String> groups, List<String> resources) {
    return new Rule(verbs, groups, resources, List.of(), List.of());
  }

  static Rule ofPaths(List<String> verbs, List<String> urls) {
    return new Rule(verbs, List.of(), List.of(), List.of(), urls);
  }

  boolean allows(Deed deed) {
    return has(verbs, deed.verb())
        && has(groups, deed.group())
        && reaches(deed)
        && (names.isEmpty() || names.contains(deed.name()));
  }

  boolean allows(String verb, String path) {
    return has(verbs, verb) && reaches(path);
  }

  private static boolean has(List<String> list, String one) {
    return list.contains(one) || list.contains(ALL);
  }

  /// `*` is everything, `*/scale` that part of everything; `pods/*` means nothing in particular.
  private boolean reaches(Deed deed) {
    String below = deed.subresource();
    for (String each : resources) {
      if (each.equals(ALL)
          || (below.isEmpty()
              ? each.equals(deed.resource())
              : isPart(each, deed.resource(), below) || isPart(each, ALL, below))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(String resource, String of, String below) {
    return resource.length() == of.length() + 1 + below.length()
        && resource.startsWith(of)
        && resource.charAt(of.length()) == '/'
        && resource.endsWith(below);
  }

  private boolean reaches(String path) {
    for (String url : urls) {
      if (isWithin(path, url)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(String path, String url) {
    return url.equals(path) || url.endsWith(ALL) && path.startsWith(beforeStars(url));
  }

  private static String beforeStars(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '*') {
      end--;
    }
    return url.substring(0, end);
  }

  /// Whether whoever has this rule has all that the other gives; the other is one of [#broken].
  boolean covers(Rule other) {
    return (verbs.contains(ALL) || verbs.containsAll(other.verbs))
        && (groups.contains(ALL) || groups.containsAll(other.groups))
        && other.resources.stream().allMatch(this::coversResource)
        && other.urls.stream().allMatch(url -> urls.stream().anyMatch(own -> isWithin(url, own)))
        && (names.isEmpty() || !other.names.isEmpty() && names.containsAll(other.names));
  }

  private boolean coversResource(String resource) {
    int slash = resource.indexOf('/');
    return resources.contains(ALL)
        || resources.contains(resource)
        || slash >= 0 && resources.contains(ALL + resource.substring(slash));
  }

  /// The same in rules of one verb, one resource and at most one name each.
  List<Rule> broken() {
    List<Rule> parts = new ArrayList<>();
    for (String group : groups) {
      for (String resource : resources) {
        for (String verb : verbs) {
          Rule part = ofResources(List.of(verb), List.of(group), List.of(resource));
          if (names.isEmpty()) {
            parts.add(part);
          }
          names.forEach(name -> parts.add(part.named(name)));
        }
      }
    }
    for (String url : urls) {
      verbs.forEach(verb -> parts.add(ofPaths(List.of(verb), List.of(url))));
    }
    return parts;
  }

  private Rule named(String name) {
    return new Rule(verbs, groups, resources, List.of(name), urls);
  }

  Rule withVerbs(List<String> other) {
    return new Rule(other, groups, resources, names, urls);
  }

  /// As an object of the API, without what it does not have.
  JsonObject json() {
    JsonObject.Builder rule = JsonObject.builder().put("verbs", JsonArray.from(verbs));
    put(rule, "apiGroups", groups);
    put(rule, "resources", resources);
    put(rule, "resourceNames", names);
    put(rule, "nonResourceURLs", urls);
    return rule.build();
  }

  private static void put(JsonObject.Builder rule, String name, List<String> values) {
    if (!values.isEmpty()) {
      rule.put(name, JsonArray.from(values));
    }
  }

  /// `{APIGroups:[""], Resources:["pods"], Verbs:["get"]}`.
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    say(parts, "APIGroups", groups);
    say(parts, "Resources", resources);
    say(parts, "NonResourceURLs", urls);
    say(parts, "ResourceNames", names);
    say(parts, "Verbs", verbs);
    return "{" + String.join(", ", parts) + "}";
  }

  private static void say(List<String> parts, String name, List<String> values) {
    if (!values.isEmpty()) {
      parts.add(name + ":" + quoted(values));
    }
  }

  /// `["a" "b"]`.
  static String quoted(List<String> values) {
    return "["
        + String.join(" ", values.stream().map(value -> new JsonText(value).toString()).toList())
        + "]";
  }
}
