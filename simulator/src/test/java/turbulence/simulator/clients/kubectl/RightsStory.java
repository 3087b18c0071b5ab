package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Somebody gives an experiment an account of its own, with the least rights.
class RightsStory {
  @RegisterExtension static final Terminal terminal = new Terminal(1);

  private static String in(String namespace, String command) {
    return command + " --namespace=" + namespace;
  }

  private static void account(String namespace) {
    terminal.ok("create namespace " + namespace);
    terminal.ok(in(namespace, "create serviceaccount chaos"));
    terminal.ok(in(namespace, "create role killer --verb=list,delete --resource=pods"));
    terminal.ok(
        in(
            namespace,
            "create rolebinding killers --role=killer --serviceaccount=" + namespace + ":chaos"));
  }

  @Test
  void an_account_does_with_its_token_what_its_role_says() {
    account("shop");
    String token = terminal.exactly(in("shop", "create token chaos --duration=1h"));
    String with = " --token=" + token;
    assertThat(terminal.ok(in("shop", "get pods -o name") + with)).isEmpty();
    assertThat(terminal.fails("get pods --namespace=default" + with))
        .isEqualTo(
            "Error from server (Forbidden): pods is forbidden: User"
                + " \"system:serviceaccount:shop:chaos\" cannot list resource \"pods\" in API group"
                + " \"\" in the namespace \"default\"");
    assertThat(terminal.fails(in("shop", "get deployments") + with))
        .contains("cannot list resource \"deployments\" in API group \"apps\"");
    assertThat(terminal.ok("auth whoami" + with))
        .startsWith("ATTRIBUTE  VALUE\n" + "Username  system:serviceaccount:shop:chaos\n" + "UID  ")
        .contains(
            "Groups  [system:serviceaccounts system:serviceaccounts:shop system:authenticated]\n"
                + "Extra: authentication.kubernetes.io/credential-id  [JTI=");
    assertThat(terminal.ok(in("shop", "delete pods --all") + with)).contains("No resources found");
    terminal.ok(in("shop", "delete serviceaccount chaos"));
    assertThat(terminal.fails(in("shop", "get pods") + with))
        .isEqualTo("error: You must be logged in to the server (Unauthorized)");
  }

  @Test
  void the_guide_goes_as_printed() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../docs/guide/simulator.md"));
    List<String> commands =
        lines.subList(lines.indexOf("## With the rights of an account"), lines.size()).stream()
            .dropWhile(line -> !line.startsWith("$ kubectl "))
            .takeWhile(line -> line.startsWith("$ kubectl "))
            .map(line -> line.substring("$ kubectl ".length()))
            .toList();
    assertThat(commands).hasSize(8);
    try {
      for (String command : commands) {
        terminal.ok(withToken(command));
      }
      assertThat(terminal.ok("auth whoami")).contains("system:serviceaccount:default:chaos");
      assertThat(terminal.fails("get nodes")).contains("nodes is forbidden: ");
    } finally {
      terminal.ok("config use-context turbulence-simulator");
    }
  }

  /// As a shell would, which runs first what stands in `$()`.
  private static String withToken(String command) {
    int start = command.indexOf("$(kubectl ");
    return start < 0
        ? command
        : command.substring(0, start)
            + terminal.exactly(
                command.substring(start + "$(kubectl ".length(), command.length() - 1));
  }

  @Test
  void a_token_can_be_bound_to_a_pod() {
    terminal.ok("create namespace bound");
    terminal.ok(in("bound", "run p --image=nginx"));
    String bound = "create token default --bound-object-kind=Pod --bound-object-name=";
    String token = terminal.exactly(in("bound", bound + "p"));
    assertThat(terminal.ok("auth whoami --token=" + token))
        .contains("Extra: authentication.kubernetes.io/pod-name  [p]");
    assertThat(terminal.fails(in("bound", bound + "q")))
        .isEqualTo("error: failed to create token: pods \"q\" not found");
    assertThat(terminal.fails(in("bound", "create token default --duration=1m")))
        .isEqualTo(
            "error: failed to create token: TokenRequest.authentication.k8s.io \"\" is invalid:"
                + " spec.expirationSeconds: Invalid value: 60: may not specify a duration less than"
                + " 10 minutes");
    assertThat(terminal.fails("create token nobody"))
        .isEqualTo("error: failed to create token: serviceaccounts \"nobody\" not found");
    terminal.ok(in("bound", "delete pod p --now"));
    assertThat(terminal.fails("auth whoami --token=" + token)).contains("Unauthorized");
  }

  @Test
  void a_pod_finds_its_token_where_it_looks_for_it() {
    account("inside");
    String pod = "run p --image=busybox --overrides={\"spec\":{\"serviceAccountName\":\"chaos\"}}";
    terminal.ok(in("inside", pod) + " -- sleep 3600");
    terminal.ok(in("inside", "wait --for=condition=Ready pod/p --timeout=60s"));
    String file = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    String token = terminal.exactly(in("inside", "exec p") + " -- cat " + file);
    assertThat(terminal.ok("auth whoami --token=" + token))
        .contains(
            "Username  system:serviceaccount:inside:chaos",
            "Extra: authentication.kubernetes.io/pod-name  [p]");
    assertThat(terminal.ok(in("inside", "get pods -o name --token=" + token))).isEqualTo("pod/p");
    assertThat(terminal.fails(in("inside", "get pod p --token=" + token)))
        .contains("cannot get resource \"pods\"");
  }

  @Test
  void one_asks_what_one_may() {
    account("asking");
    String as = " --as=system:serviceaccount:asking:chaos";
    assertThat(terminal.ok(in("asking", "auth can-i delete pods") + as)).isEqualTo("yes");
    assertThat(terminal.fails(in("asking", "auth can-i get pods") + as)).isEqualTo("no");
    assertThat(terminal.fails("auth can-i delete pods --all-namespaces" + as)).isEqualTo("no");
    assertThat(terminal.fails(in("asking", "auth can-i delete pods --subresource=log") + as))
        .isEqualTo("no");
    assertThat(terminal.ok("auth can-i get /healthz" + as)).isEqualTo("yes");
    assertThat(terminal.fails("auth can-i get /metrics" + as)).isEqualTo("no");
    assertThat(terminal.ok(in("asking", "auth can-i --list") + as).lines().map(String::strip))
        .contains(
            "Resources  Non-Resource URLs  Resource Names  Verbs",
            "selfsubjectreviews.authentication.k8s.io  []  []  [create]",
            "pods  []  []  [list delete]",
            "[/version]  []  [get]");
    assertThat(terminal.fails(in("asking", "get secrets") + as))
        .endsWith("cannot list resource \"secrets\" in API group \"\" in the namespace \"asking\"");
  }

  @Test
  void nobody_gives_what_he_lacks() {
    terminal.ok("create namespace giving");
    terminal.ok(in("giving", "create rolebinding ann --clusterrole=admin --user=ann"));
    String ann = " --as=ann";
    terminal.ok(in("giving", "create role reader --verb=get --resource=pods") + ann);
    terminal.ok(in("giving", "create rolebinding eve --role=reader --user=eve") + ann);
    assertThat(terminal.ok(in("giving", "auth can-i get pods") + " --as=eve")).isEqualTo("yes");
    assertThat(
            terminal.fails(in("giving", "create role more --verb=get --resource=nodes,pods") + ann))
        .isEqualTo(
            """
            Error from server (Forbidden): roles.rbac.authorization.k8s.io "more" is forbidden: user \
            "ann" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not \
            currently held:
            {APIGroups:[""], Resources:["nodes"], Verbs:["get"]}\
            """);
    assertThat(
            terminal.fails(
                in("giving", "create rolebinding all --clusterrole=cluster-admin --user=eve")
                    + ann))
        .contains("is attempting to grant RBAC permissions not currently held:\n");
    assertThat(terminal.fails("create clusterrole c --verb=get --resource=pods" + ann))
        .contains("cannot create resource \"clusterroles\"");
  }

  @Test
  void roles_are_brought_in_order() {
    terminal.file(
        "roles.yaml",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: order}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: r, namespace: order}
        rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: b, namespace: order}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
        subjects: [{kind: User, name: dan, apiGroup: rbac.authorization.k8s.io}]
        """);
    terminal.ok("create namespace order");
    assertThat(terminal.ok("auth reconcile -f roles.yaml"))
        .contains(
            "role.rbac.authorization.k8s.io/r reconciled",
            "rolebinding.rbac.authorization.k8s.io/b reconciled");
    terminal.ok(in("order", "create rolebinding c --clusterrole=edit --group=devs"));
    assertThat(terminal.ok(in("order", "get rolebindings")).lines())
        .anyMatch(line -> line.startsWith("b  Role/r  "))
        .anyMatch(line -> line.startsWith("c  ClusterRole/edit  "));
    assertThat(terminal.ok(in("order", "describe role r"))).contains("pods  []  []  [get]");
    assertThat(terminal.ok("describe clusterrolebinding cluster-admin"))
        .contains("Group  system:masters");
    assertThat(terminal.ok("get clusterroles -o name").lines())
        .contains(
            "clusterrole.rbac.authorization.k8s.io/admin",
            "clusterrole.rbac.authorization.k8s.io/view");
    terminal.ok("create clusterrole more --verb=list --resource=nodes");
    terminal.ok("label clusterrole more rbac.authorization.k8s.io/aggregate-to-view=true");
    terminal.until("describe clusterrole edit", "nodes  []  []  [list]");
  }
}
