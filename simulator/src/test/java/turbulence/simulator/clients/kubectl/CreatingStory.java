package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreatingStory {
  @RegisterExtension static final Terminal terminal = new Terminal(10);

  @Test
  void what_has_a_command_of_its_own_is_created_by_it() {
    assertThat(terminal.ok("create namespace shop")).isEqualTo("namespace/shop created");
    assertThat(terminal.ok("-n shop create deployment web --image=nginx:1.27 --replicas=2"))
        .isEqualTo("deployment.apps/web created");
    assertThat(terminal.ok("-n shop expose deployment web --port=80"))
        .isEqualTo("service/web exposed");
    assertThat(terminal.ok("-n shop create configmap words --from-literal=a=b"))
        .isEqualTo("configmap/words created");
    assertThat(terminal.ok("-n shop create secret generic key --from-literal=p=w"))
        .isEqualTo("secret/key created");
    assertThat(terminal.ok("-n shop create ingress web --rule=shop.local/*=web:80"))
        .isEqualTo("ingress.networking.k8s.io/web created");
    assertThat(terminal.ok("-n shop create pdb web --selector=app=web --min-available=1"))
        .isEqualTo("poddisruptionbudget.policy/web created");
    assertThat(terminal.ok("-n shop create serviceaccount bob"))
        .isEqualTo("serviceaccount/bob created");
    assertThat(terminal.ok("-n shop create role reader --verb=get --resource=pods"))
        .isEqualTo("role.rbac.authorization.k8s.io/reader created");
    assertThat(terminal.ok("-n shop create job once --image=busybox -- true"))
        .isEqualTo("job.batch/once created");
    assertThat(terminal.ok("-n shop create cronjob often --schedule='*/5 * * * *' --image=busybox"))
        .isEqualTo("cronjob.batch/often created");
    assertThat(terminal.ok("-n shop create quota few --hard=pods=30"))
        .isEqualTo("resourcequota/few created");
    assertThat(terminal.ok("-n shop autoscale deployment web --max=3 --cpu-percent=50"))
        .isEqualTo("horizontalpodautoscaler.autoscaling/web autoscaled");
    assertThat(terminal.ok("-n shop run one --image=busybox --restart=Never -- sleep 3600"))
        .isEqualTo("pod/one created");
  }

  @Test
  void what_is_there_is_not_created_again() {
    terminal.ok("create configmap twice");
    assertThat(terminal.fails("create configmap twice"))
        .isEqualTo("error: failed to create configmap: configmaps \"twice\" already exists");
  }

  @Test
  void a_file_is_created_once() {
    terminal.file("map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: filed}\n");
    assertThat(terminal.ok("create -f map.yaml")).isEqualTo("configmap/filed created");
    assertThat(terminal.fails("create -f map.yaml"))
        .isEqualTo(
            "Error from server (AlreadyExists): error when creating \"map.yaml\": configmaps"
                + " \"filed\" already exists");
  }

  @Test
  void a_dry_run_of_the_server_leaves_nothing_behind() {
    assertThat(terminal.ok("create configmap dry --dry-run=server"))
        .isEqualTo("configmap/dry created (server dry run)");
    assertThat(terminal.fails("get configmap dry"))
        .isEqualTo("Error from server (NotFound): configmaps \"dry\" not found");
  }

  @Test
  void a_name_that_is_none_is_refused() {
    assertThat(terminal.fails("create configmap Not_A_Name"))
        .startsWith("error: failed to create configmap: ConfigMap \"Not_A_Name\" is invalid:")
        .contains("metadata.name: Invalid value: \"Not_A_Name\": a lowercase RFC 1123 subdomain");
  }

  @Test
  void a_namespace_that_is_not_there_is_said_to_be_missing() {
    assertThat(terminal.fails("-n nowhere create configmap lost"))
        .isEqualTo("error: failed to create configmap: namespaces \"nowhere\" not found");
  }
}
