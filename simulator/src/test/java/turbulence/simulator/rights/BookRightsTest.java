package turbulence.simulator.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.rights.Visitor.ok;
import static turbulence.simulator.rights.Visitor.refused;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import turbulence.simulator.recording.Client;
import turbulence.simulator.scenario.Simulator;

/// The accounts under which a book runs its experiments inside of the cluster.
class BookRightsTest {
  private static final String PODS = "/api/v1/namespaces/go-demo-8/pods";
  private static final String NAMESPACED =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: go-demo-8}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: chaostoolkit, namespace: go-demo-8}
      ---
      apiVersion: rbac.authorization.k8s.io/v1beta1
      kind: Role
      metadata: {name: chaostoolkit, namespace: go-demo-8}
      rules:
      - apiGroups: ["", extensions, apps]
        resources: [pods, deployments, jobs]
        verbs: [list, get, watch, delete]
      - apiGroups: [""]
        resources: [persistentvolumeclaims]
        verbs: [list, get, create, delete, update, patch, watch]
      ---
      apiVersion: rbac.authorization.k8s.io/v1beta1
      kind: RoleBinding
      metadata: {name: chaostoolkit, namespace: go-demo-8}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: chaostoolkit}
      subjects: [{kind: ServiceAccount, name: chaostoolkit}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: go-demo-8}
      spec: {containers: [{name: c, image: nginx}]}
      """;
  private static final String EVERYWHERE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: chaos}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: chaostoolkit, namespace: chaos}
      ---
      apiVersion: rbac.authorization.k8s.io/v1beta1
      kind: ClusterRoleBinding
      metadata: {name: chaostoolkit}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
      subjects: [{kind: ServiceAccount, name: chaostoolkit, namespace: chaos}]
      """;

  @Test
  void one_kills_pods_of_its_namespace_and_the_other_does_everything() throws IOException {
    try (Simulator simulator =
            Simulator.builder()
                .anonymous()
                .acceptRetiredVersions()
                .handDriven(Instant.parse("2026-01-01T00:00:00Z"))
                .with(NAMESPACED)
                .with(EVERYWHERE)
                .start();
        Client client = Client.of(simulator)) {
      simulator.settle();
      Visitor admin = Visitor.admin(client);
      Visitor own = admin.with(token(admin, "go-demo-8"));
      assertThat(ok(own.get(PODS)).array("items").size()).isEqualTo(1);
      ok(own.send("DELETE", PODS + "/web", ""));
      simulator.advance(Duration.ofMinutes(1));
      assertThat(own.get(PODS + "/web").status()).isEqualTo(404);
      ok(own.get("/apis/apps/v1/namespaces/go-demo-8/deployments"));
      String me = "User \"system:serviceaccount:go-demo-8:chaostoolkit\" cannot ";
      assertThat(refused(own.get("/api/v1/namespaces/default/pods"), 403))
          .isEqualTo(
              "pods is forbidden: "
                  + me
                  + "list resource \"pods\" in API group \"\" in the namespace \"default\"");
      String mesh = "/apis/networking.istio.io/v1alpha3/namespaces/go-demo-8/virtualservices/x";
      assertThat(refused(own.send("PATCH", mesh, "{}"), 403))
          .isEqualTo(
              "virtualservices.networking.istio.io \"x\" is forbidden: "
                  + me
                  + "patch resource \"virtualservices\" in API group \"networking.istio.io\" in the"
                  + " namespace \"go-demo-8\"");
      assertThat(refused(own.get("/apis/batch/v1/namespaces/go-demo-8/jobs"), 403))
          .as("its jobs are of no group that has them")
          .contains("\"jobs\" in API group \"batch\"");
      Visitor all = admin.with(token(admin, "chaos"));
      ok(all.get("/api/v1/nodes"));
      ok(all.get("/api/v1/namespaces/go-demo-8/secrets"));
      assertThat(all.send("PATCH", mesh, "{}").status()).as("there is no mesh").isEqualTo(404);
    }
  }

  private static String token(Visitor admin, String namespace) {
    String path = "/api/v1/namespaces/" + namespace + "/serviceaccounts/chaostoolkit/token";
    return ok(admin.post(path, "{}")).object("status").text("token").orElseThrow();
  }
}
