package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChangingStory {
  @RegisterExtension static final Terminal terminal = new Terminal(10);

  @Test
  void labels_and_annotations_are_set_kept_and_taken_away() {
    terminal.ok("create configmap words");
    assertThat(terminal.ok("label configmap words a=b")).isEqualTo("configmap/words labeled");
    assertThat(terminal.ok("label configmap words a=b")).isEqualTo("configmap/words not labeled");
    assertThat(terminal.fails("label configmap words a=c"))
        .isEqualTo("error: 'a' already has a value (b), and --overwrite is false");
    assertThat(terminal.ok("label configmap words a=c --overwrite"))
        .isEqualTo("configmap/words labeled");
    assertThat(terminal.ok("label configmap words a-")).isEqualTo("configmap/words unlabeled");
    assertThat(terminal.ok("annotate configmap words x=y")).isEqualTo("configmap/words annotated");
    assertThat(terminal.ok("annotate configmap words x-")).isEqualTo("configmap/words annotated");
  }

  @Test
  void all_types_of_patches_are_taken() {
    terminal.ok("create deployment web --image=nginx:1.27");
    assertThat(terminal.ok("patch deployment web -p '{\"spec\":{\"replicas\":2}}'"))
        .isEqualTo("deployment.apps/web patched");
    assertThat(terminal.ok("patch deployment web --type=merge -p '{\"spec\":{\"replicas\":2}}'"))
        .isEqualTo("deployment.apps/web patched (no change)");
    assertThat(
            terminal.ok(
                "patch deployment web --type=json -p"
                    + " '[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":3}]'"))
        .isEqualTo("deployment.apps/web patched");
    assertThat(
            terminal.fails(
                "patch deployment web --type=json -p"
                    + " '[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":9}]'"))
        .isEqualTo(
            "The request is invalid: the server rejected our request due to an error in our"
                + " request");
    assertThat(
            terminal.ok(
                "patch deployment web --subresource=scale --type=merge -p"
                    + " '{\"spec\":{\"replicas\":1}}'"))
        .isEqualTo("scale.autoscaling/web patched");
  }

  @Test
  void a_deployment_is_scaled() {
    terminal.ok("create deployment wide --image=nginx:1.27");
    assertThat(terminal.ok("scale deployment wide --replicas=3"))
        .isEqualTo("deployment.apps/wide scaled");
    assertThat(terminal.fails("scale deployment wide --replicas=1 --current-replicas=7"))
        .isEqualTo("error: Expected replicas to be 7, was 3");
    assertThat(terminal.fails("scale deployment nobody --replicas=1"))
        .isEqualTo("error: no objects passed to scale deployments.apps \"nobody\" not found");
    assertThat(terminal.ok("get deployment wide -o jsonpath={.spec.replicas}")).isEqualTo("3");
  }

  @Test
  void a_selector_never_changes() {
    terminal.ok("create deployment firm --image=nginx:1.27");
    assertThat(
            terminal.fails(
                "patch deployment firm --type=merge -p"
                    + " '{\"spec\":{\"selector\":{\"matchLabels\":{\"a\":\"b\"}}}}'"))
        .startsWith("The Deployment \"firm\" is invalid:")
        .contains("field is immutable");
  }
}
