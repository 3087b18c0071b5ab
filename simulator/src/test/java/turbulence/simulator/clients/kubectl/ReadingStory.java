package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadingStory {
  @RegisterExtension static final Terminal terminal = new Terminal(10);

  @BeforeAll
  static void shop() {
    terminal.ok("create deployment web --image=nginx:1.27 --replicas=2 --port=80");
    terminal.ok("expose deployment web --port=80");
    terminal.ok("rollout status deployment web");
    terminal.ok("create configmap b --from-literal=x=1");
    terminal.ok("create configmap a --from-literal=x=1 --from-literal=y=2");
    terminal.ok("label configmap a b kind=words");
  }

  @Test
  void nodes_are_listed() {
    assertThat(terminal.ok("get nodes"))
        .isEqualTo(
            """
            NAME  STATUS  ROLES  AGE  VERSION
            node-0  Ready  <none>  AGE  v1.36.2
            node-1  Ready  <none>  AGE  v1.36.2
            node-2  Ready  <none>  AGE  v1.36.2\
            """);
    assertThat(terminal.ok("get nodes -o wide"))
        .startsWith(
            "NAME  STATUS  ROLES  AGE  VERSION  INTERNAL-IP  EXTERNAL-IP  OS-IMAGE  KERNEL-VERSION"
                + "  CONTAINER-RUNTIME\n");
  }

  @Test
  void workloads_are_listed_together() {
    assertThat(terminal.ok("get deployments,replicasets,pods,services"))
        .isEqualTo(
            """
            NAME  READY  UP-TO-DATE  AVAILABLE  AGE
            deployment.apps/web  2/2  2  2  AGE

            NAME  DESIRED  CURRENT  READY  AGE
            replicaset.apps/web-*  2  2  2  AGE

            NAME  READY  STATUS  RESTARTS  AGE
            pod/web-*  1/1  Running  0  AGE
            pod/web-*  1/1  Running  0  AGE

            NAME  TYPE  CLUSTER-IP  EXTERNAL-IP  PORT(S)  AGE
            service/kubernetes  ClusterIP  CLUSTER-IP  <none>  443/TCP  AGE
            service/web  ClusterIP  CLUSTER-IP  <none>  80/TCP  AGE\
            """);
    assertThat(terminal.ok("get all"))
        .contains("pod/web-*", "service/web", "deployment.apps/web", "replicaset.apps/web-*");
  }

  @Test
  void more_is_shown_when_asked_for() {
    assertThat(terminal.ok("get pods -o wide"))
        .startsWith(
            "NAME  READY  STATUS  RESTARTS  AGE  IP  NODE  NOMINATED NODE  READINESS GATES\n"
                + "web-*  1/1  Running  0  AGE  POD-IP  node-");
    assertThat(terminal.ok("get deployment -o wide"))
        .isEqualTo(
            "NAME  READY  UP-TO-DATE  AVAILABLE  AGE  CONTAINERS  IMAGES  SELECTOR\n"
                + "web  2/2  2  2  AGE  nginx  nginx:1.27  app=web");
    assertThat(terminal.ok("get configmap b --show-labels"))
        .isEqualTo("NAME  DATA  AGE  LABELS\nb  1  AGE  kind=words");
    assertThat(terminal.ok("get configmap b -L kind"))
        .isEqualTo("NAME  DATA  AGE  KIND\nb  1  AGE  words");
    assertThat(terminal.ok("get configmaps -A -l kind=words"))
        .isEqualTo("NAMESPACE  NAME  DATA  AGE\ndefault  a  2  AGE\ndefault  b  1  AGE");
  }

  @Test
  void scripts_get_what_they_ask_for() {
    assertThat(terminal.ok("get configmaps -l kind=words -o name"))
        .isEqualTo("configmap/a\nconfigmap/b");
    assertThat(terminal.ok("get configmaps -l kind=words -o jsonpath='{.items[*].data.x}'"))
        .isEqualTo("1 1");
    assertThat(
            terminal.ok(
                "get configmaps -l kind=words -o custom-columns=N:.metadata.name,Y:.data.y"))
        .isEqualTo("N  Y\na  2\nb  <none>");
    assertThat(terminal.ok("get configmap b -o json"))
        .startsWith("{\n    \"apiVersion\": \"v1\",\n    \"data\": {\n        \"x\": \"1\"");
    assertThat(terminal.ok("get configmap b -o yaml"))
        .startsWith("apiVersion: v1\ndata:\n  x: \"1\"\nkind: ConfigMap\nmetadata:\n");
    assertThat(terminal.ok("get configmaps -l kind=words -o go-template='{{len .items}}'"))
        .isEqualTo("2");
    assertThat(terminal.ok("get configmaps -l kind=words --sort-by=.data.y -o name"))
        .isEqualTo("configmap/b\nconfigmap/a");
  }

  @Test
  void fields_select() {
    assertThat(terminal.ok("get pods --field-selector status.phase=Running -o name"))
        .isEqualTo("pod/web-*\npod/web-*");
    assertThat(terminal.ok("get pods --field-selector status.phase=Failed"))
        .isEqualTo("No resources found in default namespace.");
    assertThat(terminal.fails("get pods --field-selector spec.color=red"))
        .isEqualTo(
            "Error from server (BadRequest): Unable to find \"/v1, Resource=pods\" that match label"
                + " selector \"\", field selector \"spec.color=red\": field label not supported:"
                + " spec.color");
  }

  @Test
  void what_is_missing_is_said_to_be() {
    assertThat(terminal.fails("get pod nobody"))
        .isEqualTo("Error from server (NotFound): pods \"nobody\" not found");
    assertThat(terminal.fails("get unicorns"))
        .isEqualTo("error: the server doesn't have a resource type \"unicorns\"");
    assertThat(terminal.ok("get pods -n kube-public"))
        .isEqualTo("No resources found in kube-public namespace.");
  }

  @Test
  void endpoints_are_shown_with_a_warning() {
    assertThat(terminal.ok("get endpoints web"))
        .isEqualTo(
            """
            Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice
            NAME  ENDPOINTS  AGE
            web  POD-IP:80,POD-IP:80  AGE\
            """);
  }

  @Test
  void events_are_told() {
    assertThat(terminal.ok("events --for deployment/web"))
        .isEqualTo(
            "LAST SEEN  TYPE  REASON  OBJECT  MESSAGE\n"
                + "AGE  Normal  ScalingReplicaSet  Deployment/web  Scaled up replica set web-* from"
                + " 0 to 2");
    assertThat(terminal.ok("get events --sort-by=.lastTimestamp"))
        .contains("Successfully assigned default/web-* to node-", "Container started");
  }
}
