package turbulence.simulator.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.rights.Visitor.ok;
import static turbulence.simulator.rights.Visitor.refused;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonObject;
import turbulence.simulator.recording.Client;
import turbulence.simulator.scenario.Simulator;

class ReviewsTest {
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/";
  private static final String LOCAL =
      "/apis/authorization.k8s.io/v1/namespaces/shop/localsubjectaccessreviews";
  private static final String WHOAMI = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final String ROLES =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: killer, namespace: shop}
      rules:
      - {apiGroups: [""], resources: [pods], verbs: [list, delete]}
      - {apiGroups: [""], resources: [configmaps], resourceNames: [one], verbs: [list, get]}
      - {apiGroups: [""], resources: [pods/exec], verbs: [get]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: killers, namespace: shop}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: killer}
      subjects: [{kind: ServiceAccount, name: chaos}, {kind: User, name: bob}]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: actor}
      rules:
      - {apiGroups: [""], resources: [users], resourceNames: [ann], verbs: [impersonate]}
      - {apiGroups: [authentication.k8s.io], resources: [userextras/why], verbs: [impersonate]}
      - {apiGroups: [authentication.k8s.io], resources: [users], verbs: ["impersonate:user-info"]}
      - {apiGroups: [""], resources: [pods], verbs: ["impersonate-on:user-info:list"]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: actors}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: actor}
      subjects: [{kind: ServiceAccount, name: actor, namespace: shop}]
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: actor, namespace: shop}
      """;

  private static Simulator simulator;
  private static Client client;
  private static Visitor admin;

  @BeforeAll
  static void open() throws IOException {
    simulator =
        Simulator.builder()
            .anonymous()
            .handDriven(Instant.parse("2026-01-01T00:00:00Z"))
            .with(ROLES)
            .start();
    client = Client.of(simulator);
    admin = Visitor.admin(client);
  }

  @AfterAll
  static void close() {
    client.close();
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }

  private static JsonObject status(JsonObject review) {
    return review.object("status");
  }

  @Test
  void one_asks_for_oneself_and_others() {
    Visitor bob = admin.as("bob");
    String question =
        "{'spec':{'resourceAttributes':{'verb':'delete','resource':'pods','namespace':'%s'}}}";
    assertThat(
            status(
                ok(bob.post(REVIEWS + "selfsubjectaccessreviews", question.replace("%s", "shop")))))
        .hasToString(
            "{\"allowed\":true,\"reason\":\"RBAC: allowed by RoleBinding \\\"killers/shop\\\" of"
                + " Role \\\"killer\\\" to User \\\"bob\\\"\"}");
    assertThat(
            status(ok(bob.post(REVIEWS + "selfsubjectaccessreviews", question.replace("%s", "")))))
        .hasToString("{\"allowed\":false}");
    String about =
        question.replace("{'spec':{", "{'spec':{'user':'system:serviceaccount:shop:chaos',");
    assertThat(
            status(ok(admin.post(REVIEWS + "subjectaccessreviews", about.replace("%s", "shop"))))
                .get("allowed"))
        .hasToString("true");
    assertThat(status(ok(admin.post(LOCAL, about.replace("%s", "shop")))).get("allowed"))
        .hasToString("true");
    String path =
        "{'spec':{'groups':['system:authenticated'],'nonResourceAttributes':{'verb':'get','path':'/apis/x'}}}";
    assertThat(status(ok(admin.post(REVIEWS + "subjectaccessreviews", path))).text("reason"))
        .contains(
            "RBAC: allowed by ClusterRoleBinding \"system:discovery\" of ClusterRole"
                + " \"system:discovery\" to Group \"system:authenticated\"");
    assertThat(refused(bob.post(REVIEWS + "subjectaccessreviews", path), 403))
        .isEqualTo(
            "subjectaccessreviews.authorization.k8s.io is forbidden: User \"bob\" cannot create"
                + " resource \"subjectaccessreviews\" in API group \"authorization.k8s.io\" at the"
                + " cluster scope");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "selfsubjectaccessreviews | {} | 422 | .authorization.k8s.io \"\" is invalid:"
            + " spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes"
            + " or resourceAttributes must be specified",
        "subjectaccessreviews | {'resourceAttributes':{}} | 422 | .authorization.k8s.io \"\" is"
            + " invalid: spec.user: Invalid value: \"\": at least one of user or group must be"
            + " specified",
        "subjectaccessreviews | {'user':'u','resourceAttributes':{},'nonResourceAttributes':{}} |"
            + " 422 | .authorization.k8s.io \"\" is invalid: spec.nonResourceAttributes: Invalid"
            + " value: {\"Path\":\"\",\"Verb\":\"\"}: cannot be specified in combination with"
            + " resourceAttributes",
        "selfsubjectrulesreviews | {} | 400 | no namespace on request",
      })
  void a_question_that_makes_no_sense_is_refused(String kind, String spec, int code, String words) {
    assertThat(refused(admin.post(REVIEWS + kind, "{'spec':" + spec + "}"), code)).isEqualTo(words);
  }

  @Test
  void a_local_question_is_about_its_namespace() {
    String spec = "'spec':{'user':'bob','resourceAttributes':{'verb':'get','namespace':'default'}}";
    assertThat(refused(admin.post(LOCAL, "{" + spec + "}"), 422))
        .isEqualTo(
            ".authorization.k8s.io \"\" is invalid: spec.resourceAttributes.namespace: Invalid"
                + " value: \"default\": must match metadata.namespace");
    assertThat(refused(admin.post(LOCAL, "{'metadata':{'namespace':'other'}," + spec + "}"), 400))
        .isEqualTo(
            "the namespace of the provided object does not match the namespace sent on the"
                + " request");
  }

  @Test
  void everybody_learns_what_he_may() {
    JsonObject status =
        status(
            ok(
                admin
                    .as("bob")
                    .post(REVIEWS + "selfsubjectrulesreviews", "{'spec':{'namespace':'shop'}}")));
    assertThat(status.array("resourceRules").toString())
        .contains(
            "{\"verbs\":[\"list\",\"get\"],\"apiGroups\":[\"\"],\"resources\":[\"configmaps\"],"
                + "\"resourceNames\":[\"one\"]}");
    assertThat(status.array("nonResourceRules").size()).isEqualTo(2);
    assertThat(status.get("incomplete")).hasToString("false");
  }

  @Test
  void a_request_needs_the_right_to_what_its_path_says() {
    Visitor bob = admin.as("bob");
    ok(bob.get("/api/v1/namespaces/shop/pods"));
    ok(bob.get("/api/v1/namespaces/shop/configmaps?fieldSelector=metadata.name%3Done"));
    assertThat(bob.get("/api/v1/namespaces/shop/configmaps").status()).isEqualTo(403);
    assertThat(refused(bob.get("/api/v1/namespaces/shop/pods?watch=1"), 403))
        .contains("cannot watch resource \"pods\"");
    assertThat(refused(bob.send("DELETE", "/api/v1/namespaces/shop/pods", ""), 403))
        .contains("cannot deletecollection resource \"pods\"");
    assertThat(refused(bob.get("/api/v1/namespaces/shop/gizmos"), 403))
        .as("who may not is not told what there is")
        .startsWith("gizmos is forbidden: ");
    assertThat(refused(bob.post("/api/v1/namespaces/shop/pods/p/eviction", "{}"), 403))
        .isEqualTo(
            "pods \"p\" is forbidden: User \"bob\" cannot create resource \"pods/eviction\" in API"
                + " group \"\" in the namespace \"shop\"");
    assertThat(refused(bob.get("/api/v1/namespaces/shop/pods/p/exec?command=ls"), 403))
        .as("reading is not enough to go inside")
        .contains("cannot create resource \"pods/exec\"");
    assertThat(refused(bob.get("/apis/a%3Cb/v1/x"), 403))
        .isEqualTo(
            "x.a<b is forbidden: User \"bob\" cannot list resource \"x\" in API group \"a&lt;b\" at"
                + " the cluster scope");
    assertThat(refused(bob.get("/metrics"), 403))
        .isEqualTo("forbidden: User \"bob\" cannot get path \"/metrics\"");
    ok(bob.get("/apis/apps/v1"));
  }

  @Test
  void whoever_is_impersonated_is_told_in_full() {
    Visitor full =
        admin
            .as("ann")
            .also("Impersonate-Uid", "17")
            .also("Impersonate-Group", "g")
            .also("Impersonate-Extra-Acme.com%2Fwhy", "because");
    assertThat(status(ok(full.post(WHOAMI, "{}"))))
        .hasToString(
            "{\"userInfo\":{\"username\":\"ann\",\"uid\":\"17\",\"groups\":[\"g\","
                + "\"system:authenticated\"],\"extra\":{\"acme.com/why\":[\"because\"]}}}");
    assertThat(status(ok(admin.as("system:serviceaccount:shop:x").post(WHOAMI, "{}"))).toString())
        .contains("\"system:serviceaccounts\",\"system:serviceaccounts:shop\"");
    assertThat(status(ok(admin.as("system:node:n").post(WHOAMI, "{}"))).toString())
        .contains("[\"system:nodes\",\"system:authenticated\"]");
    assertThat(refused(admin.also("Impersonate-Group", "g").get("/version"), 400))
        .isEqualTo(
            "requested &user.DefaultInfo{Name:\"\", UID:\"\", Groups:[]string{\"g\"},"
                + " Extra:map[string][]string(nil)} without impersonating a user name");
  }

  @Test
  void impersonating_needs_the_right_to_it() {
    JsonObject made = ok(admin.post("/api/v1/namespaces/shop/serviceaccounts/actor/token", "{}"));
    Visitor actor = admin.with(made.object("status").text("token").orElseThrow());
    Visitor ann = actor.also("Impersonate-User", "ann");
    assertThat(status(ok(ann.post(WHOAMI, "{}"))).toString()).contains("\"ann\"");
    ok(ann.also("Impersonate-Extra-Why", "x").get("/version"));
    assertThat(refused(ann.also("Impersonate-Group", "g").get("/version"), 403))
        .isEqualTo(
            "forbidden: User \"system:serviceaccount:shop:actor\" cannot"
                + " impersonate-on:user-info:get path \"/version\"");
    Visitor asBob = actor.also("Impersonate-User", "bob");
    ok(asBob.get("/api/v1/namespaces/shop/pods"));
    assertThat(asBob.get("/api/v1/namespaces/shop/configmaps/one").status()).isEqualTo(403);
    assertThat(refused(asBob.get("/api/v1/namespaces/shop/configmaps/one"), 403))
        .isEqualTo(
            "configmaps \"one\" is forbidden: User \"system:serviceaccount:shop:actor\" cannot"
                + " impersonate-on:user-info:get resource \"configmaps\" in API group \"\" in the"
                + " namespace \"shop\"");
    assertThat(
            refused(
                admin.as("bob").also("Impersonate-Group", "system:unauthenticated").get("/api"),
                403))
        .isEqualTo("forbidden: User \"bob\" cannot get path \"/api\"");
  }
}
