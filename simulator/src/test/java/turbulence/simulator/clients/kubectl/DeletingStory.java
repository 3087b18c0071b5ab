package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeletingStory {
  @RegisterExtension static final Terminal terminal = new Terminal(10);

  @Test
  void dependents_go_too_first_or_not_at_all() {
    terminal.ok("create deployment usual --image=nginx:1.27");
    terminal.ok("create deployment first --image=nginx:1.27");
    terminal.ok("create deployment never --image=nginx:1.27");
    for (String name : new String[] {"usual", "first", "never"}) {
      terminal.ok("rollout status --timeout=60s deployment/" + name);
    }
    assertThat(terminal.ok("delete deployment usual"))
        .isEqualTo("deployment.apps \"usual\" deleted");
    terminal.until("get pods,replicasets -l app=usual", "No resources found");
    assertThat(terminal.ok("delete deployment first --cascade=foreground"))
        .isEqualTo("deployment.apps \"first\" deleted");
    assertThat(terminal.ok("get pods,replicasets -l app=first"))
        .isEqualTo("No resources found in default namespace.");
    assertThat(terminal.ok("delete deployment never --cascade=orphan"))
        .isEqualTo("deployment.apps \"never\" deleted");
    assertThat(terminal.ok("get replicasets -l app=never"))
        .isEqualTo("NAME  DESIRED  CURRENT  READY  AGE\nnever-*  1  1  1  AGE");
  }

  @Test
  void a_pod_goes_gently_or_by_force() {
    terminal.ok("run gentle --image=nginx:1.27");
    terminal.ok("run forced --image=nginx:1.27");
    terminal.ok("wait --for=condition=Ready pod/gentle pod/forced --timeout=60s");
    assertThat(terminal.ok("delete pod gentle")).isEqualTo("pod \"gentle\" deleted");
    assertThat(terminal.ok("delete pod forced --grace-period=0 --force"))
        .isEqualTo(
            "Warning: Immediate deletion does not wait for confirmation that the running resource"
                + " has been terminated. The resource may continue to run on the cluster"
                + " indefinitely.\npod \"forced\" force deleted");
    assertThat(terminal.fails("delete pod forced"))
        .isEqualTo("Error from server (NotFound): pods \"forced\" not found");
  }

  @Test
  void a_namespace_takes_everything_along() {
    terminal.ok("create namespace doomed");
    terminal.ok("-n doomed create deployment web --image=nginx:1.27");
    terminal.ok("-n doomed create configmap words");
    assertThat(terminal.ok("delete namespace doomed")).isEqualTo("namespace \"doomed\" deleted");
    assertThat(terminal.fails("get namespace doomed"))
        .isEqualTo("Error from server (NotFound): namespaces \"doomed\" not found");
    assertThat(terminal.ok("get pods,configmaps -n doomed"))
        .isEqualTo("No resources found in doomed namespace.");
  }

  @Test
  void files_and_labels_say_what_goes() {
    terminal.file("map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: filed}\n");
    terminal.ok("create -f map.yaml");
    assertThat(terminal.ok("delete -f map.yaml")).isEqualTo("configmap \"filed\" deleted");
    assertThat(terminal.fails("delete -f map.yaml"))
        .isEqualTo(
            "Error from server (NotFound): error when deleting \"map.yaml\": configmaps \"filed\""
                + " not found");
    assertThat(terminal.ok("delete -f map.yaml --ignore-not-found")).isEmpty();
    terminal.ok("create configmap one");
    terminal.ok("create configmap two");
    terminal.ok("label configmap one two go=away");
    assertThat(terminal.ok("delete configmaps -l go=away"))
        .isEqualTo("configmap \"one\" deleted\nconfigmap \"two\" deleted");
  }

  @Test
  void nobody_has_to_wait() {
    terminal.ok("create configmap slow");
    terminal.ok("patch configmap slow -p '{\"metadata\":{\"finalizers\":[\"example.com/wait\"]}}'");
    assertThat(terminal.ok("delete configmap slow --wait=false"))
        .isEqualTo("configmap \"slow\" deleted");
    assertThat(terminal.ok("get configmap slow -o jsonpath='{.metadata.finalizers}'"))
        .isEqualTo("[\"example.com/wait\"]");
    terminal.ok("patch configmap slow --type=merge -p '{\"metadata\":{\"finalizers\":null}}'");
    assertThat(terminal.fails("get configmap slow"))
        .isEqualTo("Error from server (NotFound): configmaps \"slow\" not found");
  }
}
