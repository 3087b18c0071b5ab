package turbulence.simulator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.simulator.api.Rights.Deed;

class RuleTest {
  private static Deed get(String resource, String below) {
    return new Deed("get", "", resource, below, "n", "x");
  }

  private static Rule on(String resource) {
    return Rule.ofResources(List.of("get"), List.of(""), List.of(resource));
  }

  @ParameterizedTest
  @CsvSource({
    "pods, pods, '', true",
    "pods, pods, log, false",
    "pods/log, pods, log, true",
    "pods/log, pods, '', false",
    "*, pods, log, true",
    "*/scale, deployments, scale, true",
    "*/scale, deployments, '', false",
    "*/scale, deployments, rescale, false",
    "pods/*, pods, log, false",
    "pods/log, pod, s/log, false",
  })
  void a_resource_is_meant(String rule, String resource, String below, boolean allowed) {
    assertThat(on(rule).allows(get(resource, below))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "/healthz, /healthz, true",
    "/healthz, /healthz/, false",
    "/healthz/*, /healthz/etcd, true",
    "/healthz/*, /healthz, false",
    "/api*, /apis/apps, true",
    "*, /anything, true",
    "/metrics**, /metrics, true",
  })
  void a_path_is_meant(String url, String path, boolean allowed) {
    assertThat(Rule.ofPaths(List.of("get"), List.of(url)).allows("get", path)).isEqualTo(allowed);
    assertThat(Rule.ofPaths(List.of("get"), List.of(url)).allows("post", path)).isFalse();
  }

  @Test
  void names_leave_out_collections_and_others() {
    Rule rule = new Rule(List.of("*"), List.of("*"), List.of("pods"), List.of("a", "b"), List.of());
    assertThat(rule.allows(new Deed("delete", "", "pods", "", "n", "b"))).isTrue();
    assertThat(rule.allows(new Deed("delete", "", "pods", "", "n", "c"))).isFalse();
    assertThat(rule.allows(new Deed("list", "", "pods", "", "n", ""))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rules_cover_others_when_every_deed_that_those_allow_is_allowed(long seed) {
    WildRules wild = new WildRules(new Random(seed));
    int covered = 0;
    for (int i = 0; i < 2_000; i++) {
      List<Rule> held = wild.rules();
      List<Rule> wanted = List.of(wild.rule());
      boolean every =
          WildRules.deeds().stream()
                  .filter(deed -> wanted.stream().anyMatch(rule -> rule.allows(deed)))
                  .allMatch(deed -> held.stream().anyMatch(rule -> rule.allows(deed)))
              && WildRules.paths().stream()
                  .filter(path -> wanted.stream().anyMatch(rule -> rule.allows("get", path)))
                  .allMatch(path -> held.stream().anyMatch(rule -> rule.allows("get", path)));
      boolean none = Coverage.missing(held, wanted).isEmpty();
      covered += none ? 1 : 0;
      if (none) {
        assertThat(every).as("%s covers %s", held, wanted).isTrue();
      } else if (wanted.getFirst().urls().isEmpty() && !wanted.toString().contains("pods/*")) {
        assertThat(every).as("%s does not cover %s", held, wanted).isFalse();
      }
    }
    assertThat(covered).isBetween(20, 1_900);
  }

  @Test
  void what_is_missing_is_told_in_short() {
    List<Rule> wanted =
        List.of(
            new Rule(
                List.of("list", "get"), List.of("", "apps"), List.of("pods"), List.of(), List.of()),
            new Rule(List.of("get"), List.of(""), List.of("secrets"), List.of("a", "b"), List.of()),
            Rule.ofPaths(List.of("get"), List.of("/metrics")));
    List<Rule> held = List.of(Rule.ofResources(List.of("*"), List.of("apps"), List.of("*")));
    assertThat(Coverage.words(Coverage.missing(held, wanted)))
        .isEqualTo(
            """
            {APIGroups:[""], Resources:["pods"], Verbs:["list" "get"]}
            {APIGroups:[""], Resources:["secrets"], ResourceNames:["a"], Verbs:["get"]}
            {APIGroups:[""], Resources:["secrets"], ResourceNames:["b"], Verbs:["get"]}
            {NonResourceURLs:["/metrics"], Verbs:["get"]}\
            """);
  }
}
