package turbulence.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.simulator.scenario.Manifests;
import turbulence.simulator.scenario.Simulator;

class BookManifestsTest {
  private static final Path BOOK = Path.of("src/test/resources/book/k8s");
  private static final String LABELLED =
      "{apiVersion: v1, kind: Namespace, metadata: {name: go-demo-8, labels: {istio-injection:"
          + " enabled}}}";
  private static final String CHAOS = "{apiVersion: v1, kind: Namespace, metadata: {name: chaos}}";
  private static final Simulator CLUSTER =
      Simulator.builder()
          .builtIn("istio")
          .acceptRetiredVersions()
          .with(LABELLED)
          .with(CHAOS)
          .handDriven()
          .start();

  @AfterAll
  static void goes() {
    CLUSTER.close();
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(BOOK)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_manifest_of_the_book_is_accepted(Path file) {
    CLUSTER.apply(Manifests.read(List.of(file)).in("go-demo-8"));
    assertThat(CLUSTER.mistakes()).isEmpty();
  }

  @Test
  void the_whole_application_comes_up_with_sidecars() {
    try (Simulator cluster =
        Simulator.builder()
            .nodes(1)
            .builtIn("istio")
            .acceptRetiredVersions()
            .with(LABELLED)
            .with(Manifests.read(List.of(BOOK.resolve("app-full"))).in("go-demo-8"))
            .handDriven()
            .start()) {
      assertThat(cluster.awaitReady(Duration.ofMinutes(3))).isEmpty();
      assertThat(cluster.list("pods", "go-demo-8"))
          .isNotEmpty()
          .allSatisfy(pod ->
              assertThat(pod.object("status").array("containerStatuses").size()).isEqualTo(2));
    }
  }
}
