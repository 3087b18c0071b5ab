package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
  private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n";

  @TempDir Path folder;

  private static List<String> names(Manifests manifests) {
    return manifests.all().stream().map(Manifest::name).toList();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void a_file_may_hold_several_documents_and_lists() {
    String text =
        "---\n"
            + MAP.formatted("a")
            + "---\n"
            + "---\n"
            + "apiVersion: v1\n"
            + "kind: List\n"
            + "items:\n"
            + "- {apiVersion: v1, kind: Pod, metadata: {name: b}}\n";
    assertThat(names(Manifests.of("x", text))).containsExactly("a", "b");
  }

  @Test
  void a_directory_is_read_in_the_order_of_its_names() throws IOException {
    file("2.yml", MAP.formatted("two"));
    file(
        "1.json", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"one\"}}");
    file("notes.txt", "no manifest");
    assertThat(names(Manifests.read(List.of(folder)))).containsExactly("one", "two");
  }

  @Test
  void all_that_cannot_be_read_is_told_with_file_and_document() throws IOException {
    Path bad = file("bad.yaml", MAP.formatted("a") + "---\nkind: Pod\n---\n- 1\n");
    Path broken = file("broken.yaml", "a: [\n");
    Path twice = file("twice.yaml", MAP.formatted("a") + "kind: Pod\n");
    ManifestsInvalid refused =
        catchThrowableOfType(
            ManifestsInvalid.class,
            () -> Manifests.read(List.of(bad, broken, twice, folder.resolve("none"))));
    assertThat(refused.problems())
        .satisfiesExactly(
            p -> assertThat(p).isEqualTo(bad + ", document 2: apiVersion is missing"),
            p -> assertThat(p).isEqualTo(bad + ", document 3: must be an object, not array"),
            p -> assertThat(p).startsWith(broken + ", line 2: "),
            p -> assertThat(p).isEqualTo(twice + ", line 4: kind comes twice"),
            p -> assertThat(p).isEqualTo(folder.resolve("none") + ": no such file or directory"));
  }

  static List<String> scenarios() {
    return Manifests.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_built_in_scenario_becomes_ready(String name) {
    Scenario bare = Simulator.builder().handDriven();
    Scenario scenario = name.equals("shop") ? bare.builtIn("istio") : bare; // it is in a mesh
    try (Simulator simulator = scenario.builtIn(name).start()) {
      assertThat(simulator.awaitReady(Duration.ofMinutes(1))).isEmpty();
      assertThat(simulator.mistakes()).isEmpty();
    }
  }

  @Test
  void a_scenario_that_is_not_built_in_is_named() {
    assertThatThrownBy(() -> Manifests.ofScenario("nope"))
        .hasMessage(
            "there is no scenario nope; there are book, chaos-mesh, istio, nginx, shop, web");
  }
}
