package turbulence.simulator.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.rights.Visitor.ok;
import static turbulence.simulator.rights.Visitor.refused;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.recording.Client;
import turbulence.simulator.scenario.Simulator;

class EscalationTest {
  private static final String GROUP = "/apis/rbac.authorization.k8s.io/v1";
  private static final String PODS =
      "[{'apiGroups':[''],'resources':['pods'],'verbs':['get','list']}]";
  private static final String MORE =
      "[{'apiGroups':[''],'resources':['pods','secrets'],'verbs':['get','delete']}]";
  private static final String BOB =
      "user \"bob\" (groups=[\"system:authenticated\"]) is attempting"
          + " to grant RBAC permissions not currently held:\n";

  private static Simulator simulator;
  private static Client client;
  private static int count;

  private String namespace;
  private Visitor admin;
  private Visitor bob;

  @BeforeAll
  static void open() throws IOException {
    simulator =
        Simulator.builder().anonymous().handDriven(Instant.parse("2026-01-01T00:00:00Z")).start();
    client = Client.of(simulator);
  }

  @AfterAll
  static void close() {
    client.close();
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }

  /// Bob may write roles and bindings in a namespace of his own, and read pods there.
  @BeforeEach
  void begin() {
    namespace = "n" + ++count;
    admin = Visitor.admin(client);
    bob = admin.as("bob");
    ok(admin.post("/api/v1/namespaces", "{'metadata':{'name':'" + namespace + "'}}"));
    may(
        "roles",
        "{'apiGroups':['rbac.authorization.k8s.io'],'resources':['roles','rolebindings'],"
            + "'verbs':['get','create','update','patch']}");
    may("pods", PODS.substring(1, PODS.length() - 1));
  }

  private void may(String name, String rule) {
    ok(admin.post(own("roles"), role("may-" + name, "[" + rule + "]")));
    ok(admin.post(own("rolebindings"), binding("may-" + name, "Role", "may-" + name)));
  }

  private String own(String plural) {
    return GROUP + "/namespaces/" + namespace + "/" + plural;
  }

  private static String role(String name, String rules) {
    return "{'metadata':{'name':'" + name + "'},'rules':" + rules + "}";
  }

  private static String binding(String name, String kind, String role) {
    return "{'metadata':{'name':'"
        + name
        + "'},'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'"
        + kind
        + "','name':'"
        + role
        + "'},'subjects':[{'kind':'User','name':'bob'}]}";
  }

  @Test
  void nobody_makes_a_role_of_more_than_he_has() {
    ok(bob.post(own("roles"), role("same", PODS)));
    assertThat(refused(bob.post(own("roles"), role("more", MORE)), 403))
        .isEqualTo(
            "roles.rbac.authorization.k8s.io \"more\" is forbidden: "
                + BOB
                + "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"delete\"]}\n"
                + "{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\" \"delete\"]}");
    assertThat(refused(bob.send("PATCH", own("roles") + "/same", "{'rules':" + MORE + "}"), 403))
        .contains("Resources:[\"secrets\"], Verbs:[\"get\" \"delete\"]");
    ok(bob.send("PATCH", own("roles") + "/same", "{'metadata':{'labels':{'a':'b'}}}"));
  }

  @Test
  void a_role_of_more_may_be_left_as_it_is_and_be_held() {
    ok(admin.post(own("roles"), role("big", MORE)));
    ok(bob.send("PATCH", own("roles") + "/big", "{'rules':" + MORE + "}"));
    ok(bob.send("PATCH", own("roles") + "/big", "{'metadata':{'finalizers':['a.b/c']}}"));
    assertThat(
            bob.send("PATCH", own("roles") + "/big", "{'metadata':{'labels':{'a':'b'}}}").status())
        .isEqualTo(403);
  }

  @Test
  void whoever_may_escalate_makes_any_role() {
    may(
        "escalate",
        "{'apiGroups':['rbac.authorization.k8s.io'],'resources':['roles'],'verbs':['escalate']}");
    ok(bob.post(own("roles"), role("more", MORE)));
  }

  @Test
  void nobody_binds_a_role_of_more_than_he_has() {
    ok(admin.post(own("roles"), role("big", MORE)));
    assertThat(refused(bob.post(own("rolebindings"), binding("b", "Role", "big")), 403))
        .startsWith("rolebindings.rbac.authorization.k8s.io \"b\" is forbidden: " + BOB);
    assertThat(
            refused(
                bob.post(own("rolebindings"), binding("b", "ClusterRole", "cluster-admin")), 403))
        .endsWith(
            "{APIGroups:[\"*\"], Resources:[\"*\"], Verbs:[\"*\"]}\n"
                + "{NonResourceURLs:[\"*\"], Verbs:[\"*\"]}");
    assertThat(refused(bob.post(own("rolebindings"), binding("b", "Role", "none")), 404))
        .isEqualTo("role.rbac.authorization.k8s.io \"none\" not found");
    ok(bob.post(own("rolebindings"), binding("b", "Role", "may-pods")));
    may(
        "bind",
        "{'apiGroups':['rbac.authorization.k8s.io'],'resources':['clusterroles'],"
            + "'resourceNames':['view'],'verbs':['bind']}");
    ok(bob.post(own("rolebindings"), binding("v", "ClusterRole", "view")));
    assertThat(bob.post(own("rolebindings"), binding("e", "ClusterRole", "edit")).status())
        .isEqualTo(403);
  }

  @Test
  void whom_a_binding_binds_to_cannot_be_changed() {
    ok(admin.post(own("rolebindings"), binding("b", "Role", "may-pods")));
    assertThat(
            refused(
                admin.send("PUT", own("rolebindings") + "/b", binding("b", "Role", "other")), 422))
        .isEqualTo(
            "RoleBinding.rbac.authorization.k8s.io \"b\" is invalid: roleRef: Invalid value:"
                + " {\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"Role\",\"name\":\"other\"}:"
                + " cannot change roleRef");
  }

  @Test
  void only_those_who_may_do_everything_gather_roles() {
    String gathering =
        "{'metadata':{'name':'g"
            + count
            + "'},'rules':[],'aggregationRule':{'clusterRoleSelectors':"
            + "[{'matchLabels':{'gather':'"
            + namespace
            + "'}}]}}";
    ok(
        admin.post(
            GROUP + "/clusterroles",
            role(
                "maker" + count,
                "[{'apiGroups':['rbac.authorization.k8s.io'],'resources':['clusterroles'],'verbs':['create']}]")));
    ok(
        admin.post(
            GROUP + "/clusterrolebindings",
            binding("maker" + count, "ClusterRole", "maker" + count)));
    assertThat(refused(bob.post(GROUP + "/clusterroles", gathering), 403))
        .endsWith("must have cluster-admin privileges to use the aggregationRule");
    ok(admin.post(GROUP + "/clusterroles", gathering));
    ok(admin.send("DELETE", GROUP + "/clusterrolebindings/maker" + count, ""));
  }

  @Test
  void roles_are_gathered_as_they_come_and_go() {
    String label = "'labels':{'gather':'" + namespace + "'}";
    String name = "gathering" + count;
    ok(
        admin.post(
            GROUP + "/clusterroles",
            "{'metadata':{'name':'"
                + name
                + "'},'aggregationRule':{'clusterRoleSelectors':"
                + "[{'matchLabels':{'gather':'"
                + namespace
                + "'}}]}}"));
    ok(
        admin.post(
            GROUP + "/clusterroles",
            "{'metadata':{'name':'" + name + "-b'," + label + "},'rules':" + PODS + "}"));
    ok(
        admin.post(
            GROUP + "/clusterroles",
            "{'metadata':{'name':'" + name + "-a'," + label + "},'rules':" + MORE + "}"));
    simulator.settle();
    JsonObject both = ok(admin.get(GROUP + "/clusterroles/" + name));
    assertThat(both.array("rules").toString().replace('"', '\''))
        .isEqualTo(MORE.substring(0, MORE.length() - 1) + "," + PODS.substring(1));
    ok(admin.send("DELETE", GROUP + "/clusterroles/" + name + "-a", ""));
    simulator.settle();
    assertThat(ok(admin.get(GROUP + "/clusterroles/" + name)).array("rules").size()).isEqualTo(1);
  }

  @Test
  void roles_that_every_cluster_has_mean_what_they_say() {
    ok(admin.post(own("rolebindings"), binding("edit", "ClusterRole", "edit")));
    String deployments = "/apis/apps/v1/namespaces/" + namespace + "/deployments";
    ok(bob.get(deployments));
    ok(bob.get("/api/v1/namespaces/" + namespace));
    assertThat(refused(bob.get("/api/v1/namespaces/default"), 403))
        .isEqualTo(
            "namespaces \"default\" is forbidden: User \"bob\" cannot get resource \"namespaces\""
                + " in API group \"\" in the namespace \"default\"");
    assertThat(refused(bob.get("/apis/apps/v1/deployments"), 403))
        .isEqualTo(
            "deployments.apps is forbidden: User \"bob\" cannot list resource \"deployments\" in"
                + " API group \"apps\" at the cluster scope");
    assertThat(bob.send("DELETE", deployments, "").status()).isEqualTo(200);
    assertThat(refused(bob.get("/api/v1/nodes"), 403)).startsWith("nodes is forbidden: ");
    assertThat(bob.send("DELETE", own("roles") + "/may-pods", "").status()).isEqualTo(403);
  }
}
