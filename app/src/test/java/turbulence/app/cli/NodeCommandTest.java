package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.simulator.scenario.Simulator;

class NodeCommandTest {
  @TempDir private Path folder;

  /// How it ended, and what it printed.
  private record Said(int code, String out, String err) {}

  private Said node(String... words) {
    List<String> line = new ArrayList<>(List.of("--no-log-file", "simulate", "node"));
    line.addAll(List.of(words));
    line.addAll(List.of("--kubeconfig", folder.resolve("kubeconfig").toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream none = InputStream.nullInputStream();
    Output output = new Output(none, printing(out), printing(err), false, false);
    World world =
        SystemWorld.create().withRoot(folder).withEnvironment(Map.of()).withOutput(output);
    int code = Turbulence.main(line.toArray(String[]::new), world);
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream printing(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }

  @Test
  void machines_come_fall_silent_and_go() throws IOException {
    try (Simulator cluster = Simulator.builder().nodes(1).zones(2).start()) {
      cluster.writeKubeconfig(folder.resolve("kubeconfig"));
      assertThat(node("add").out()).isEqualTo("node \"node-1\" added\n");
      assertThat(node("add", "far", "--zone", "zone-9").out()).isEqualTo("node \"far\" added\n");
      assertThat(node("add", "far").err()).contains("machine \"far\" is there already");
      assertThat(node("add", "No_name").err())
          .contains("metadata.name: Invalid value: \"No_name\"");
      assertThat(node("stop", "far", "--cut").out())
          .isEqualTo("node \"far\" stopped, its network is lost\n");
      Said partly = node("stop", "nobody", "node-1");
      assertThat(partly.code()).isEqualTo(1);
      assertThat(partly.err()).contains("there is no machine \"nobody\"");
      assertThat(partly.out()).isEqualTo("node \"node-1\" stopped\n");
      assertThat(node("list").out())
          .isEqualTo(
              """
              NAME     ZONE     MACHINE   NODE
              far      zone-9   cut       Ready
              node-0   zone-0   running   Ready
              node-1   zone-1   stopped   Ready
              """);
      assertThat(node("start", "node-1").out()).isEqualTo("node \"node-1\" started\n");
      assertThat(node("remove", "far").out()).isEqualTo("node \"far\" removed\n");
      assertThat(cluster.get("node", "", "far")).isEmpty();
      assertThat(cluster.mistakes()).isEmpty();
    }
  }

  @Test
  void a_cluster_that_is_no_simulator_is_left_alone() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    other.start();
    try {
      String server = "http://127.0.0.1:" + other.getAddress().getPort();
      Stage stage = new Stage(folder);
      stage.file(
          "kubeconfig",
          """
          {apiVersion: v1, kind: Config, current-context: real,
           contexts: [{name: real, context: {cluster: c}}],
           clusters: [{name: c, cluster: {server: '%s'}}]}
          """
              .formatted(server));
      Said asked = node("remove", "node-0");
      assertThat(asked.code()).isEqualTo(1);
      assertThat(asked.err()).contains(server, "is no simulator, so nothing was done");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void options_of_a_cluster_to_be_made_do_not_go_with_it() {
    Stage stage = new Stage(folder).run("simulate", "--nodes", "3", "node", "list");
    assertThat(stage.code()).isEqualTo(2);
    assertThat(stage.err()).contains("Option '--nodes' does not go with 'node'.");
  }
}
