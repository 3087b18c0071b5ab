package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.simulator.clients.kubectl.Terminal.Ongoing;

class LoggingStory {
  private static final String WEB =
      "/docker-entrypoint.sh: Configuration complete; ready for start up";

  @RegisterExtension static final Terminal terminal = new Terminal(10);

  @Test
  void one_pod_speaks_or_all_of_a_kind() {
    terminal.ok("create deployment web --image=nginx:1.27 --replicas=2");
    terminal.ok("rollout status deployment/web --timeout=60s");
    assertThat(terminal.ok("logs --selector app=web --tail -1")).isEqualTo(WEB + "\n" + WEB);
    assertThat(terminal.ok("logs deployment/web --all-containers"))
        .isEqualTo("Found 2 pods, using pod/web-*\n" + WEB);
    assertThat(terminal.ok("logs -l app=web --prefix --timestamps"))
        .containsPattern("\\[pod/web-\\*/nginx\\] 20[0-9-]+T[0-9:.]+Z " + WEB);
  }

  @Test
  void what_crashed_is_heard_of_once_more() {
    terminal.ok("run crash --image=busybox --restart=Always -- sh -c 'echo hi; exit 3'");
    terminal.until("get pod crash", "CrashLoopBackOff");
    assertThat(terminal.ok("logs crash --previous")).isEqualTo("hi");
    assertThat(terminal.ok("logs crash -c crash")).isEqualTo("hi");
    assertThat(terminal.fails("logs crash -c other"))
        .isEqualTo("error: container other is not valid for pod crash");
  }

  @Test
  void what_never_crashed_has_no_earlier_life() {
    terminal.ok("run calm --image=nginx:1.27");
    terminal.ok("wait --for=condition=Ready pod/calm --timeout=60s");
    assertThat(terminal.fails("logs calm --previous"))
        .isEqualTo(
            "Error from server (BadRequest): previous terminated container \"calm\" in pod \"calm\""
                + " not found");
    assertThat(terminal.fails("logs nobody"))
        .isEqualTo(
            "error: error from server (NotFound): pods \"nobody\" not found in namespace"
                + " \"default\"");
  }

  @Test
  void somebody_listens_on() {
    terminal.ok("run ticks --image=busybox -- sh -c 'while true; do echo tick; sleep 1; done'");
    terminal.ok("wait --for=condition=Ready pod/ticks --timeout=60s");
    try (Ongoing logs = terminal.begin("logs -f ticks")) {
      for (int i = 0; i < 4; i++) {
        assertThat(logs.line()).isEqualTo("tick");
      }
    }
  }
}
