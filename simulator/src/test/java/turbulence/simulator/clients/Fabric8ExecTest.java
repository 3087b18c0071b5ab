package turbulence.simulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import turbulence.simulator.scenario.Simulator;

/// What the client that most Java programs use can do inside of containers.
class Fabric8ExecTest {
  private static final int PATIENCE = 20;

  private static Simulator simulator;
  private static KubernetesClient client;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    simulator = Simulator.builder().speed(20).start();
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(simulator.kubeconfig()))
            .build();
    client.pods().inNamespace("default").resource(box("box", "sleep 36000")).create();
    client
        .pods()
        .inNamespace("default")
        .resource(box("talk", "read x; echo got $x; sleep 36000"))
        .create();
    box("box").waitUntilReady(PATIENCE, TimeUnit.SECONDS);
    box("talk").waitUntilReady(PATIENCE, TimeUnit.SECONDS);
  }

  @AfterAll
  static void stop() {
    client.close();
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }

  private static Pod box(String name, String script) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("c")
        .withImage("busybox")
        .withStdin(true)
        .withCommand("sh", "-c", script)
        .endContainer()
        .endSpec()
        .build();
  }

  private static PodResource box(String name) {
    return client.pods().inNamespace("default").withName(name);
  }

  @Test
  void a_command_tells_its_output_its_errors_and_its_status() throws Exception {
    try (ExecWatch watch =
        box("box")
            .writingOutput(output)
            .writingError(errors)
            .exec("sh", "-c", "echo out; echo err >&2; exit 3")) {
      assertThat(watch.exitCode().get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(3);
    }
    assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("out\n");
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("err\n");
  }

  @Test
  void wild_bytes_come_back_as_they_went_in() throws Exception {
    byte[] wild = new byte[200_000];
    new Random(11).nextBytes(wild);
    try (ExecWatch watch = box("box").redirectingInput().writingOutput(output).exec("cat")) {
      watch.getInput().write(wild);
      watch.getInput().flush();
      simulator.await(() -> output.size() >= wild.length, Duration.ofMinutes(5));
    }
    assertThat(output.toByteArray()).isEqualTo(wild);
  }

  @Test
  void somebody_is_attached_to_the_program() throws Exception {
    try (ExecWatch watch = box("talk").redirectingInput().writingOutput(output).attach()) {
      watch.getInput().write("news\n".getBytes(StandardCharsets.UTF_8));
      watch.getInput().flush();
      boolean heard =
          simulator.await(
              () -> output.toString(StandardCharsets.UTF_8).equals("got news\n"),
              Duration.ofMinutes(5));
      assertThat(heard).as(output::toString).isTrue();
    }
  }
}
