package turbulence.simulator.workload.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.simulator.traffic.OneContainer;
import turbulence.simulator.traffic.Stage;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.image.Images;

class ScriptTest {
  private final Stage stage = new Stage();

  private OneContainer run(String... command) {
    return stage.start("10.1.0.1", Images.known().of("busybox"), Map.of("NAME", "a  b"), command);
  }

  private OneContainer sh(String script) {
    return run("sh", "-c", script);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "true=>0",
        "false=>1",
        "exit 7=>7",
        "! true=>1",
        "false; true=>0",
        "true && false=>1",
        "false || exit 4=>4",
        "false && exit 4=>1",
        "nothing=>127",
        "(exit 3)=>3",
        "sh -c 'exit 5'=>5",
        "if [ 1 -lt 2 ]; then exit 8; else exit 9; fi=>8",
        "set -e; false; exit 9=>1",
        "test -f /tmp/x=>1",
        "touch /tmp/x; test -f /tmp/x=>0",
        "echo \"open=>2",
        "if true=>2",
        "rm /none=>1",
        "rm -f /none=>0",
        "cat /none=>1",
        "[ \"$NAME\" = 'a  b' ]=>0"
      })
  void scripts_end_with_their_last_status(String script, int status) {
    assertThat(sh(script).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "echo $NAME=>a b",
        "echo \"$NAME\"=>a  b",
        "echo '$NAME'=>$NAME",
        "echo ${NONE:-else}=>else",
        "echo $((2 + 3 * 4))=>14",
        "i=4; i=$((i+1)); echo $i=>5",
        "echo \"at $(hostname)\"=>at pod-10.1.0.1",
        "echo -n a; echo b=>ab",
        "for w in x y; do echo -n $w; done=>xy",
        "echo hi > /f; cat /f=>hi",
        "mkdir -p /a/b; cd /a; echo hi > b/c; cat /a/b/c=>hi",
        "mkdir /a; touch /a/z; ls /a=>z",
        "echo x > /a; mv /a /b; cat /a 2>/dev/null || cat b=>x",
        "printf 'a\\nb\\nc\\n' > /f; tail -n 1 /f=>c",
        "echo a > /f; echo b >> /f; wc -l /f=>2 /f",
        "echo a >> /f; echo b >> /f; cat /f | grep b=>b",
        "date +%s=>1767323045",
        "i=0; while [ $i -lt 3 ]; do i=$((i+1)); done; echo $i=>3",
        "echo a#b # c=>a#b",
        "printf '%s-%s\\n' a b=>a-b",
        "false; echo $?=>1",
        "nothing 2>/dev/null; echo x=>x"
      })
  void scripts_write_to_the_log(String script, String line) {
    assertThat(sh(script).log).containsExactly(line);
  }

  @Test
  void signals_reach_the_first_process_as_far_as_it_hears_them() {
    OneContainer server = stage.start("10.1.0.2", Images.known().of("nginx"), Map.of());
    assertThat(server.exec("kill", "-9", "1").status()).isZero();
    assertThat(server.exec("kill", "-s", "KILL", "1").status()).isZero();
    assertThat(server.exec("kill", "-0", "1").status()).isZero();
    assertThat(server.exec("kill", "99").errors()).contains("No such process");
    assertThat(
            server.exec("sh", "-c", "for d in /proc/[0-9]*; do read -r c < $d/comm; echo $c; done"))
        .extracting(Shell.Ran::output)
        .isEqualTo("nginx\n");
    assertThat(server.status()).isNull();
    assertThat(server.exec("sh", "-c", "kill -s TERM 1")).isNotNull();
    assertThat(server.status()).isZero();
  }

  @Test
  void sleeping_takes_its_time() {
    OneContainer sleeper = run("sleep", "3600");
    stage.pass(3599);
    assertThat(sleeper.status()).isNull();
    stage.pass(1);
    assertThat(sleeper.status()).isZero();
    OneContainer failing = sh("sleep 5; exit 1");
    stage.pass(5);
    assertThat(failing.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sleep 3600", "while true; do echo x; sleep 1; done", "sleep infinity"})
  void the_first_process_does_not_hear_that_it_should_end(String script) {
    OneContainer sleeper = sh(script);
    sleeper.terminate();
    stage.pass(29);
    assertThat(sleeper.status()).isNull();
    stage.pass(1);
    assertThat(sleeper.status()).isEqualTo(137);
  }

  @Test
  void a_trap_ends_the_script_in_its_own_way() {
    OneContainer trapped = sh("trap 'echo bye; exit 3' TERM; while true; do sleep 1; done");
    trapped.terminate();
    stage.pass(2);
    assertThat(trapped.status()).isEqualTo(3);
    assertThat(trapped.log).containsExactly("bye");
    OneContainer waiting = sh("trap 'exit 0' TERM; sleep 3600 & wait");
    waiting.terminate();
    stage.pass(1);
    assertThat(waiting.status()).isZero();
  }

  @Test
  void commands_beside_the_program_see_its_files() {
    OneContainer container = sh("touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600");
    assertThat(container.exec("cat", "/tmp/healthy").status()).isZero();
    stage.pass(31);
    assertThat(container.exec("cat", "/tmp/healthy").status()).isEqualTo(1);
    assertThat(container.exec("cat", "/tmp/healthy").errors())
        .isEqualTo("cat: can't open '/tmp/healthy': No such file or directory\n");
  }

  @Test
  void scripts_wait_for_services() {
    OneContainer waiting =
        sh("until nslookup web; do echo waiting; sleep 2; done; wget -qO- http://web; echo done");
    stage.pass(5);
    assertThat(waiting.status()).isNull();
    assertThat(waiting.log).contains("waiting");
    stage.start("10.1.0.2", Images.known().of("httpd"), Map.of());
    stage.service("web", "10.96.0.7", 80, 80, "10.1.0.2");
    stage.pass(2);
    assertThat(waiting.log).contains("<html><body><h1>It works!</h1></body></html>", "done");
    assertThat(waiting.status()).isZero();
  }

  @Test
  void a_loop_that_never_waits_leaves_time_to_others() {
    OneContainer busy = sh("while true; do :; done");
    stage.timeline.advance(Duration.ofMillis(20));
    assertThat(busy.status()).isNull();
    busy.exit(137);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void any_text_is_run_or_refused(long seed) {
    Random random = new Random(seed);
    String pieces = "abx$(){}'\"`;&|<>! \n\\=+-*/#echo if then fi while do done ";
    for (int i = 0; i < 500; i++) {
      StringBuilder script = new StringBuilder();
      for (int j = random.nextInt(20); j >= 0; j--) {
        script.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      OneContainer container = sh("true; " + script);
      assertThat(container.exec("sh", "-c", script.toString()))
          .as("seed %d: %s", seed, script)
          .isNotNull();
      container.exit(0);
    }
  }
}
