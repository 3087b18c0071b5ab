package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.simulator.clients.kubectl.Terminal.Ongoing;

class WatchingStory {
  @RegisterExtension static final Terminal terminal = new Terminal(10);

  @Test
  void pods_are_watched_from_their_first_moment_to_their_last() {
    terminal.ok("create configmap unrelated");
    terminal.ok("run early --image=nginx:1.27");
    terminal.ok("wait --for=condition=Ready pod/early --timeout=30s");
    try (Ongoing watch = terminal.begin("get pods -w")) {
      assertThat(watch.line()).isEqualTo("NAME  READY  STATUS  RESTARTS  AGE");
      assertThat(watch.line()).isEqualTo("early  1/1  Running  0  AGE");
      terminal.ok("run late --image=nginx:1.27");
      assertThat(watch.line()).isEqualTo("late  0/1  Pending  0  AGE");
      assertThat(watch.lineWith("Container")).isEqualTo("late  0/1  ContainerCreating  0  AGE");
      assertThat(watch.lineWith("Running")).isEqualTo("late  1/1  Running  0  AGE");
      terminal.ok("delete pod early");
      assertThat(watch.lineWith("early")).isEqualTo("early  1/1  Terminating  0  AGE");
    }
  }

  @Test
  void only_what_changes_is_shown_when_asked_for() {
    terminal.ok("create configmap quiet");
    try (Ongoing watch = terminal.begin("get configmaps -w --output-watch-events -l told=yes")) {
      terminal.ok("create configmap loud");
      terminal.ok("label configmap loud told=yes");
      terminal.ok("label configmap loud told=no --overwrite");
      assertThat(watch.line()).isEqualTo("EVENT  NAME  DATA  AGE");
      assertThat(watch.line()).isEqualTo("ADDED  loud  0  AGE");
      assertThat(watch.line()).isEqualTo("DELETED  loud  0  AGE");
    }
  }

  @Test
  void somebody_waits_for_a_condition_a_value_and_an_end() {
    terminal.ok("create deployment web --image=nginx:1.27 --replicas=2");
    assertThat(terminal.ok("wait --for=condition=Available deployment/web --timeout=30s"))
        .isEqualTo("deployment.apps/web condition met");
    assertThat(
            terminal.ok("wait --for=jsonpath='{.status.readyReplicas}'=2 deploy/web --timeout=30s"))
        .isEqualTo("deployment.apps/web condition met");
    terminal.ok("run gone --image=nginx:1.27");
    terminal.ok("wait --for=condition=Ready pod/gone --timeout=30s");
    terminal.ok("patch pod gone -p '{\"metadata\":{\"finalizers\":[\"example.com/wait\"]}}'");
    terminal.ok("delete pod gone --wait=false");
    try (Ongoing wait = terminal.begin("wait --for=delete pod/gone --timeout=30s")) {
      terminal.ok("patch pod gone --type=merge -p '{\"metadata\":{\"finalizers\":null}}'");
      assertThat(wait.line()).isEqualTo("pod/gone condition met");
    }
  }

  @Test
  void waiting_has_an_end() {
    terminal.ok("run doomed --image=no-such-image:1");
    assertThat(terminal.fails("wait --for=condition=Ready pod/doomed --timeout=1s"))
        .isEqualTo("error: timed out waiting for the condition on pods/doomed");
  }
}
