package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.simulator.clients.kubectl.Terminal.Ongoing;

class ExecStory {
  @RegisterExtension static final Terminal terminal = new Terminal(5);

  @BeforeAll
  static void begin() {
    terminal.ok("run box --image=busybox -- sleep 36000");
    terminal.ok("run bare --image=hashicorp/http-echo -- -text=hi");
    terminal.ok("run web --image=nginx:1.27 --port=80 --expose");
    terminal.ok("wait --for=condition=Ready pod/box pod/bare pod/web --timeout=60s");
  }

  @Test
  void a_command_says_what_it_has_to_say_and_its_status_is_passed_on() {
    assertThat(terminal.ok("exec box -- echo hello")).isEqualTo("hello");
    assertThat(terminal.ok("exec box -c box -- hostname")).isEqualTo("box");
    assertThat(terminal.ends(3, "exec box -- sh -c 'echo no >&2; exit 3'"))
        .isEqualTo("no\ncommand terminated with exit code 3");
    assertThat(terminal.ends(127, "exec box -- sh -c nothing"))
        .isEqualTo("sh: nothing: not found\ncommand terminated with exit code 127");
    assertThat(terminal.fed("hi\nthere\n", 0, "exec -i box -- cat")).isEqualTo("hi\nthere");
    assertThat(
            terminal.fed("echo one\nif true\nthen exit 4; fi\necho two\n", 4, "exec -i box -- sh"))
        .isEqualTo("one\ncommand terminated with exit code 4");
  }

  @Test
  void what_cannot_be_run_is_refused_in_the_words_of_a_real_cluster() {
    assertThat(terminal.fails("exec bare -- sh"))
        .startsWith("error: Internal error occurred: Internal error occurred: error executing")
        .endsWith(
            "OCI runtime exec failed: exec failed: unable to start container process: exec:"
                + " \"sh\": executable file not found in $PATH: unknown");
    assertThat(terminal.fails("exec box -- /opt/nothing"))
        .endsWith("exec: \"/opt/nothing\": stat /opt/nothing: no such file or directory: unknown");
    assertThat(terminal.fails("exec nobody -- ls"))
        .isEqualTo("Error from server (NotFound): pods \"nobody\" not found");
    assertThat(terminal.fails("exec box -c other -- ls"))
        .isEqualTo("Error from server (BadRequest): container other is not valid for pod box");
    terminal.ok("run crash --image=busybox -- sh -c 'exit 1'");
    terminal.until("get pod crash", "CrashLoopBackOff");
    assertThat(terminal.fails("exec crash -- ls"))
        .isEqualTo(
            "error: Internal error occurred: unable to upgrade connection: container not found"
                + " (\"crash\")");
    terminal.ok(
        "run lost --image=busybox --overrides="
            + "'{\"spec\":{\"nodeSelector\":{\"no\":\"where\"}}}' -- sleep 1");
    assertThat(terminal.fails("exec lost -- ls"))
        .isEqualTo("Error from server (BadRequest): pod lost does not have a host assigned");
  }

  @Test
  void somebody_types_at_a_shell() {
    try (Ongoing shell = terminal.beginAtTerminal("exec -it box -- sh")) {
      shell.until("/ # ");
      shell.type("echo a; hosx\u007ftname\r");
      assertThat(shell.until("/ # ")).endsWith("a\r\nbox\r\n/ # ");
      shell.type("sleep 3600\r");
      shell.until("sleep 3600\r\n");
      shell.type("\u0003");
      shell.until("/ # ");
      shell.type("exit 7\r");
      assertThat(shell.rest()).isEqualTo("exit 7\ncommand terminated with exit code 7\n=> 7");
    }
  }

  @Test
  void who_goes_away_ends_what_ran_for_him() {
    try (Ongoing loop =
        terminal.begin(
            "exec box -- sh -c 'while true; do echo x; echo x >> /turns; sleep 1; done'")) {
      assertThat(loop.line()).isEqualTo("x");
    }
    String[] before = {""};
    terminal
        .simulator()
        .await(
            () -> {
              String now = terminal.ok("exec box -- cat /turns");
              boolean still = now.equals(before[0]);
              before[0] = now;
              return still && later();
            },
            Duration.ofMinutes(3));
    assertThat(terminal.ok("exec box -- cat /turns")).isEqualTo(before[0]);
  }

  private static boolean later() {
    terminal.ok("exec box -- sleep 3");
    return true;
  }

  @Test
  void a_pod_is_run_for_one_command_and_removed() {
    assertThat(
            terminal.ok(
                "run once --image=busybox --rm -i --restart=Never -- sh -c 'sleep 3; echo hi'"))
        .contains("hi\npod \"once\" deleted");
    assertThat(
            terminal.ends(
                5, "run five --image=busybox --rm -i --restart=Never -- sh -c 'sleep 3; exit 5'"))
        .endsWith("pod \"five\" deleted\npod default/five terminated (Error)");
    assertThat(
            terminal.fed("hostname\n", 0, "run fed --image=busybox --rm -i --restart=Never -- sh"))
        .contains("fed\npod \"fed\" deleted");
  }

  @Test
  void a_pod_is_run_for_somebody_who_types() {
    try (Ongoing shell =
        terminal.beginAtTerminal("run typed --image=busybox -it --rm --restart=Never")) {
      shell.until("/ # ");
      shell.type("wget -qO- http://web | grep title\r");
      shell.until("<head><title>Welcome to nginx!</title></head>\r\n");
      shell.type("exit\r");
      assertThat(shell.rest()).endsWith("pod \"typed\" deleted\n=> 0");
    }
  }

  @Test
  void somebody_attaches_and_hears_what_is_said_from_then_on() {
    terminal.ok("run talks --image=busybox -- sh -c 'while true; do echo tick; sleep 1; done'");
    terminal.ok("wait --for=condition=Ready pod/talks --timeout=60s");
    try (Ongoing attached = terminal.begin("attach talks")) {
      attached.lineWith("tick");
      assertThat(attached.line()).isEqualTo("tick");
    }
  }

  @Test
  void a_container_for_debugging_is_added() {
    try (Ongoing shell =
        terminal.beginAtTerminal("debug -it web --image=busybox --target=web -c look -- sh")) {
      shell.until("/ # ");
      shell.type("wget -qO- localhost | grep title; exit 2\r");
      shell.until("<head><title>Welcome to nginx!</title></head>\r\n");
      assertThat(shell.rest()).endsWith("=> 0");
    }
    assertThat(
            terminal.ok(
                "get pod web -o"
                    + " jsonpath={.status.ephemeralContainerStatuses[0].state.terminated.exitCode}"))
        .isEqualTo("2");
    assertThat(terminal.ok("get pod web")).contains("web  1/1  Running  0");
  }

  @Test
  void services_are_reached_through_the_server() {
    assertThat(terminal.ok("get --raw /api/v1/namespaces/default/services/web:80/proxy/"))
        .contains("Welcome to nginx!");
    assertThat(terminal.fails("get --raw /api/v1/namespaces/default/services/web:81/proxy/"))
        .isEqualTo(
            "Error from server (ServiceUnavailable): no service port \"81\" found for service"
                + " \"web\"");
  }

  @Test
  void what_is_not_served_says_so() {
    assertThat(terminal.fails("port-forward pod/web 18080:80"))
        .startsWith("error: error upgrading connection: the simulator does not forward ports");
    assertThat(terminal.fails("cp box:/etc/hostname ."))
        .contains("exec: \"tar\": executable file not found in $PATH");
  }
}
