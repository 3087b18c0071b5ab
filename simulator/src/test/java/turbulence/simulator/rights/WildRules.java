package turbulence.simulator.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import turbulence.simulator.api.Rights.Deed;

/// Rules and deeds of few words, so that they often meet; `other` is never in a rule, and so stands
/// for all that a rule does not name.
record WildRules(RandomGenerator random) {
  private static final List<String> VERBS = List.of("get", "list", "*");
  private static final List<String> GROUPS = List.of("", "apps", "*");
  private static final List<String> RESOURCES =
      List.of("pods", "pods/log", "pods/*", "*/scale", "deployments", "deployments/scale", "*");
  private static final List<String> NAMES = List.of("a", "b");
  private static final List<String> URLS =
      List.of("/healthz", "/healthz/*", "/api*", "*", "/api/v1");
  private static final List<String> PATHS =
      List.of("/healthz", "/healthz/", "/healthz/etcd", "/api", "/api/v1", "/apis", "/other");

  Rule rule() {
    if (random.nextInt(4) == 0) {
      return Rule.ofPaths(some(VERBS), some(URLS));
    }
    List<String> names = random.nextInt(3) == 0 ? some(NAMES) : List.of();
    return new Rule(some(VERBS), some(GROUPS), some(RESOURCES), names, List.of());
  }

  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      rules.add(rule());
    }
    return rules;
  }

  /// One or two of them.
  private List<String> some(List<String> from) {
    String one = any(from);
    String other = any(from);
    return one.equals(other) ? List.of(one) : List.of(one, other);
  }

  <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  static List<Deed> deeds() {
    List<Deed> deeds = new ArrayList<>();
    for (String verb : List.of("get", "list", "other")) {
      for (String group : List.of("", "apps", "other")) {
        for (String resource : List.of("pods", "deployments", "other")) {
          for (String below : List.of("", "log", "scale", "other")) {
            for (String name : List.of("", "a", "b", "other")) {
              deeds.add(new Deed(verb, group, resource, below, "n", name));
            }
          }
        }
      }
    }
    return deeds;
  }

  static List<String> paths() {
    return PATHS;
  }
}
