package turbulence.faults.kubernetes.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Simulator;

class ExecTest {
  @TempDir static Path folder;
  private static Simulator simulator;
  private static World world;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    simulator = Simulator.builder().speed(20).start();
    simulator.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: box}
        spec: {containers: [{name: box, image: busybox, command: [sleep, "36000"]}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: bare}
        spec: {containers: [{name: bare, image: hashicorp/http-echo, args: [-text=hi]}]}
        """);
    assertThat(simulator.awaitReady(Duration.ofMinutes(2))).isEmpty();
    simulator.writeKubeconfig(folder.resolve("config"));
    world =
        SystemWorld.create()
            .withEnvironment(Map.of("KUBECONFIG", folder.resolve("config").toString()));
    cluster = Cluster.find(world, JsonObject.EMPTY);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }

  private static Ref pod(String name) {
    return Resource.PODS.ref("default", name);
  }

  private static Exec within(Duration time) {
    return new Exec(world, cluster, time, 1 << 20);
  }

  private static Ran ran(String... words) throws Exception {
    return within(Duration.ofSeconds(20)).run(pod("box"), "box", List.of(words));
  }

  @Test
  void a_command_is_run_without_a_shell_and_heard() throws Exception {
    assertThat(ran("echo", "hello", "$HOME", "a  b", ""))
        .isEqualTo(new Ran(0, "hello $HOME a  b \n", ""));
    assertThat(ran("sh", "-c", "echo out; echo err >&2; exit 3"))
        .isEqualTo(new Ran(3, "out\n", "err\n"));
    assertThat(ran("echo", "ünï → 🎉")).isEqualTo(new Ran(0, "ünï → 🎉\n", ""));
    assertThat(ran("true")).isEqualTo(new Ran(0, "", ""));
  }

  @Test
  void of_large_outputs_the_beginning_is_kept_and_the_cut_is_said() throws Exception {
    Exec small = new Exec(world, cluster, Duration.ofSeconds(20), 10);
    Ran ran = small.run(pod("box"), "box", List.of("sh", "-c", "echo 0123456789; echo ok >&2"));
    assertThat(ran).isEqualTo(new Ran(0, "0123456789\n[cut: 10 of 11 bytes are shown]\n", "ok\n"));
    assertThat(ran("sh", "-c", "seq 1 20000").stdout()).hasSize(108_894).endsWith("\n20000\n");
  }

  @Test
  void what_cannot_be_run_is_told_apart() throws Exception {
    Exec exec = within(Duration.ofSeconds(20));
    Unrun unrun =
        catchThrowableOfType(
            Unrun.class, () -> exec.run(pod("bare"), "bare", List.of("sh", "-c", "true")));
    assertThat(unrun.isProgramMissing()).isTrue();
    assertThat(unrun.reason()).contains("executable file not found").doesNotStartWith("Internal");
    assertThat(refused("nobody", "box").isNotFound()).isTrue();
    assertThat(refused("box", "other").words())
        .contains("400 BadRequest: container other is not valid for pod box");
    assertThat(ran("sh", "-c", "nothing").exitCode()).isEqualTo(127);
  }

  private static ClusterFailed refused(String pod, String container) {
    Exec exec = within(Duration.ofSeconds(20));
    ClusterFailed failed =
        catchThrowableOfType(
            ClusterFailed.class, () -> exec.run(pod(pod), container, List.of("true")));
    assertThat(failed).isNotNull();
    return failed;
  }

  @Test
  void what_the_api_refuses_is_passed_on() {
    Break broken = simulator.breaking().on("get").of("pods/exec").refuse(403);
    assertThat(refused("box", "box").isForbidden()).isTrue();
    broken.mend();
  }

  @Test
  void a_command_that_takes_too_long_is_left() {
    Unrun unrun =
        catchThrowableOfType(
            Unrun.class,
            () -> within(Duration.ofMillis(300)).run(pod("box"), "box", List.of("sleep", "9999")));
    assertThat(unrun.reason()).isEqualTo("it did not end within 300 ms");
  }

  @Test
  void an_api_that_says_nothing_is_left_at_the_deadline() {
    Break broken = simulator.breaking().on("get").of("pods/exec").hang();
    ClusterFailed failed =
        catchThrowableOfType(
            ClusterFailed.class,
            () -> within(Duration.ofMillis(300)).run(pod("box"), "box", List.of("true")));
    assertThat(failed.reason()).isEqualTo("TIMED_OUT");
    broken.mend();
  }

  @Test
  void an_interrupt_ends_it() throws Exception {
    AtomicReference<Throwable> ending = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                ran("sleep", "9999");
              } catch (Throwable e) {
                ending.set(e);
              }
            });
    assertThat(thread.join(Duration.ofMillis(300))).isFalse();
    thread.interrupt();
    assertThat(thread.join(Duration.ofSeconds(1))).isTrue();
    assertThat(ending.get()).isInstanceOf(InterruptedException.class);
  }
}
