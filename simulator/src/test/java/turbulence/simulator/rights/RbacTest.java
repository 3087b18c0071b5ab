package turbulence.simulator.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.api.Rights.Verdict;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Store;

class RbacTest {
  private static final Deed LIST = new Deed("list", "", "pods", "", "shop", "");

  private final Store store = new Store();
  private final Rbac rbac = new Rbac(store);

  private void put(Key key, JsonObject object) {
    JsonObject metadata = JsonObject.of("name", key.name(), "namespace", key.namespace());
    try {
      store.create(key, object.with("metadata", metadata));
    } catch (Clash twice) {
      throw new AssertionError(twice);
    }
  }

  private void role(String namespace, String name, Rule... rules) {
    Key key =
        namespace.isEmpty()
            ? new Key(Roles.CLUSTER_ROLES, name)
            : new Key(Roles.ROLES, namespace, name);
    List<JsonObject> all = new ArrayList<>();
    for (Rule rule : rules) {
      all.add(rule.json());
    }
    put(key, JsonObject.of("rules", JsonArray.from(all)));
  }

  private void bind(String namespace, String name, String kind, String role, JsonObject... to) {
    Key key =
        namespace.isEmpty()
            ? new Key(Roles.CLUSTER_BINDINGS, name)
            : new Key(Roles.BINDINGS, namespace, name);
    JsonObject ref = JsonObject.of("kind", kind, "name", role);
    put(key, JsonObject.of("roleRef", ref, "subjects", JsonArray.of((Object[]) to)));
  }

  private static JsonObject subject(String kind, String name) {
    return JsonObject.of("kind", kind, "name", name);
  }

  private static Caller caller(String name) {
    return new Caller(name, List.of("devs", "system:authenticated"));
  }

  private static Rule reading(String resource) {
    return Rule.ofResources(List.of("get", "list"), List.of(""), List.of(resource));
  }

  @Test
  void nobody_may_do_anything_but_masters() {
    assertThat(rbac.decide(caller("bob"), LIST)).isEqualTo(Verdict.NO);
    assertThat(rbac.decide(Caller.ADMIN, LIST)).isEqualTo(Verdict.YES);
    assertThat(rbac.decide(Caller.ADMIN, "get", "/metrics").allowed()).isTrue();
    assertThatThrownBy(() -> rbac.require(caller("bob"), LIST))
        .hasMessage(
            "pods is forbidden: User \"bob\" cannot list resource \"pods\" in API group \"\" in the"
                + " namespace \"shop\"");
    assertThatThrownBy(() -> rbac.require(caller("bob"), "get", "/metrics"))
        .hasMessage("forbidden: User \"bob\" cannot get path \"/metrics\"");
  }

  @Test
  void a_binding_gives_a_role_in_its_namespace_only() {
    role("shop", "reader", reading("pods"));
    bind("shop", "readers", "Role", "reader", subject("User", "bob"));
    assertThat(rbac.decide(caller("bob"), LIST))
        .isEqualTo(
            new Verdict(
                true,
                "RBAC: allowed by RoleBinding \"readers/shop\" of Role \"reader\" to User"
                    + " \"bob\""));
    assertThat(rbac.decide(caller("eve"), LIST).allowed()).isFalse();
    assertThat(rbac.decide(caller("bob"), new Deed("list", "", "pods", "", "", "")).allowed())
        .isFalse();
    assertThat(rbac.decide(caller("bob"), new Deed("list", "", "pods", "", "other", "")).allowed())
        .isFalse();
  }

  @Test
  void a_binding_of_the_cluster_gives_a_role_everywhere() {
    role("", "reader", reading("pods"));
    bind("", "readers", "ClusterRole", "reader", subject("Group", "devs"));
    assertThat(rbac.decide(caller("eve"), new Deed("list", "", "pods", "", "", "")).why())
        .isEqualTo(
            "RBAC: allowed by ClusterRoleBinding \"readers\" of ClusterRole \"reader\" to Group"
                + " \"devs\"");
    assertThat(rbac.decide(caller("eve"), LIST).allowed()).isTrue();
  }

  @Test
  void an_account_is_of_the_bindings_namespace_unless_it_says() {
    role("", "reader", reading("pods"));
    bind("shop", "own", "ClusterRole", "reader", subject("ServiceAccount", "sa"));
    bind(
        "shop",
        "foreign",
        "ClusterRole",
        "reader",
        subject("ServiceAccount", "sb").with("namespace", "chaos"));
    assertThat(rbac.decide(caller("system:serviceaccount:shop:sa"), LIST).why())
        .endsWith("to ServiceAccount \"sa/shop\"");
    assertThat(rbac.decide(caller("system:serviceaccount:chaos:sb"), LIST).why())
        .endsWith("to ServiceAccount \"sb/chaos\"");
    assertThat(rbac.decide(caller("system:serviceaccount:chaos:sa"), LIST).allowed()).isFalse();
  }

  @Test
  void a_refusal_names_the_roles_that_are_not_there() {
    bind("shop", "one", "Role", "gone", subject("User", "bob"));
    assertThatThrownBy(() -> rbac.require(caller("bob"), LIST))
        .hasMessageEndingWith(
            "in the namespace \"shop\": RBAC: role.rbac.authorization.k8s.io \"gone\" not found");
    bind("", "two", "ClusterRole", "away", subject("Group", "devs"));
    assertThat(rbac.decide(caller("bob"), LIST).why())
        .isIn(
            "RBAC: [clusterrole.rbac.authorization.k8s.io \"away\" not found,"
                + " role.rbac.authorization.k8s.io \"gone\" not found]",
            "RBAC: [role.rbac.authorization.k8s.io \"gone\" not found,"
                + " clusterrole.rbac.authorization.k8s.io \"away\" not found]");
    role("shop", "gone", reading("pods"));
    assertThat(rbac.decide(caller("bob"), LIST).allowed()).isTrue();
  }

  @Test
  void what_changes_counts_at_once() throws Clash {
    role("shop", "reader", reading("pods"));
    bind("shop", "readers", "Role", "reader", subject("User", "bob"));
    Key key = new Key(Roles.ROLES, "shop", "reader");
    assertThat(rbac.decide(caller("bob"), LIST).allowed()).isTrue();
    JsonObject less = JsonObject.of("rules", JsonArray.of(reading("secrets").json()));
    assertThat(store.replace(store.get(key).orElseThrow(), less)).isNotNull();
    assertThat(rbac.decide(caller("bob"), LIST).allowed()).isFalse();
    assertThat(store.remove(store.get(key).orElseThrow())).isNotNull();
    assertThat(rbac.decide(caller("bob"), LIST).why()).contains("\"reader\" not found");
  }

  @Test
  void rules_are_listed_once_for_each_binding() {
    role("", "reader", reading("pods"), Rule.ofPaths(List.of("get"), List.of("/healthz")));
    bind("", "readers", "ClusterRole", "reader", subject("Group", "devs"), subject("User", "bob"));
    assertThat(rbac.held(caller("bob"), "shop").resources())
        .hasToString(
            "[{\"verbs\":[\"get\",\"list\"],\"apiGroups\":[\"\"],\"resources\":[\"pods\"]}]");
    assertThat(rbac.held(caller("bob"), "shop").paths())
        .hasToString("[{\"verbs\":[\"get\"],\"nonResourceURLs\":[\"/healthz\"]}]");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void decisions_are_those_of_whoever_looks_through_everything(long seed) {
    Random random = new Random(seed);
    WildRules wild = new WildRules(random);
    List<Given> given = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String home = wild.any(List.of("", "n", "m"));
      List<Rule> rules = wild.rules();
      String to = wild.any(List.of("bob", "eve", "devs"));
      boolean clusterRole = home.isEmpty() || random.nextBoolean();
      role(clusterRole ? "" : home, "r" + i, rules.toArray(Rule[]::new));
      bind(
          home,
          "b" + i,
          clusterRole ? "ClusterRole" : "Role",
          "r" + i,
          subject(to.equals("devs") ? "Group" : "User", to));
      given.add(new Given(home, to, rules));
    }
    for (Deed each : WildRules.deeds()) {
      Deed deed = random.nextInt(3) == 0 ? elsewhere(each) : each;
      for (String user : List.of("bob", "eve", "ann")) {
        assertThat(rbac.decide(caller(user), deed).allowed())
            .as("%s: %s, of %s", user, deed, given)
            .isEqualTo(given.stream().anyMatch(one -> one.allows(user, deed)));
      }
    }
  }

  private static Deed elsewhere(Deed deed) {
    return new Deed(
        deed.verb(), deed.group(), deed.resource(), deed.subresource(), "", deed.name());
  }

  /// The slow and plain way.
  private record Given(String home, String to, List<Rule> rules) {
    boolean allows(String user, Deed deed) {
      boolean reaches = home.isEmpty() || home.equals(deed.namespace());
      return reaches
          && (to.equals("devs") || to.equals(user))
          && rules.stream().anyMatch(rule -> fits(rule, deed));
    }

    private static boolean fits(Rule rule, Deed deed) {
      String whole =
          deed.subresource().isEmpty()
              ? deed.resource()
              : deed.resource() + "/" + deed.subresource();
      List<String> resources = new ArrayList<>(List.of("*", whole));
      if (!deed.subresource().isEmpty()) {
        resources.add("*/" + deed.subresource());
      }
      return any(rule.verbs(), List.of("*", deed.verb()))
          && any(rule.groups(), List.of("*", deed.group()))
          && any(rule.resources(), resources)
          && (rule.names().isEmpty() || rule.names().contains(deed.name()));
    }

    private static boolean any(List<String> of, List<String> wanted) {
      return of.stream().anyMatch(wanted::contains);
    }
  }
}
