package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.extension.sample.SampleExtension;
import turbulence.experiment.extension.sample.Telling;
import turbulence.experiment.extension.sample.Watching;
import turbulence.experiment.extension.sample.pod.CountPods;
import turbulence.experiment.extension.sample.pod.TerminatePods;

class CatalogTest {
  private final Catalog catalog = new Catalog(List.of(new SampleExtension()), Plugins.NONE);

  @Test
  void a_step_is_found_by_its_derived_name() {
    assertThat(catalog.capability("sample.pod.actions", "terminate_pods"))
        .contains(TerminatePods.class);
    assertThat(catalog.capability("sample.pod.probes", "count_pods")).contains(CountPods.class);
  }

  @Test
  void a_step_is_found_by_its_further_names() {
    assertThat(catalog.capability("sample.actions", "kill_pods")).contains(TerminatePods.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sample.pod.probes, terminate_pods",
    "sample.pod.actions, count_pods",
    "sample.pod.actions, terminate__pods",
    "sample.pod.actions, TerminatePods",
    "sample.pod.actions, selection",
    "sample.pod.actions, ''",
    "sample.pod, terminate_pods",
    "sample..pod.actions, terminate_pods",
    "samples.pod.actions, terminate_pods",
    "sample.pod/../pod.actions, terminate_pods",
    "actions, terminate_pods",
    ".actions, x",
    "'', x",
    "java.lang.actions, string",
  })
  void other_names_lead_nowhere(String module, String function) {
    assertThat(catalog.capability(module, function)).isEmpty();
  }

  @Test
  void controls_and_notifiers_are_found_by_their_module() {
    assertThat(catalog.control("sample.watching")).contains(Watching.class);
    assertThat(catalog.control("sample.old.watch")).contains(Watching.class);
    assertThat(catalog.control("sample.telling")).isEmpty();
    assertThat(catalog.control("sample")).isEmpty();
    assertThat(catalog.notifier("sample.telling")).contains(Telling.class);
  }

  @Test
  void modules_are_known() {
    assertThat(catalog.hasModule("sample.pod.actions")).isTrue();
    assertThat(catalog.hasModule("sample.actions")).isTrue();
    assertThat(catalog.hasModule("sample.node.actions")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "sample.pod.actions, terminate_pod, sample.pod.actions:terminate_pods",
    "sample.pod.probes, terminate_pods, sample.pod.actions:terminate_pods",
    "sample.pods.actions, terminate_pods, sample.pod.actions:terminate_pods",
    "sample.pod.action, treminate_pods, sample.pod.actions:terminate_pods",
    "chaosk8s.deep.actions, something_else, ",
  })
  void the_name_that_was_meant_is_suggested(String module, String function, String meant) {
    assertThat(catalog.suggest(module, function).orElse(null)).isEqualTo(meant);
  }

  @Test
  void the_control_that_was_meant_is_suggested() {
    assertThat(catalog.suggestControl("sample.wathcing")).contains("sample.watching");
    assertThat(catalog.suggestControl("other.control")).isEmpty();
  }

  @Test
  void plugins_are_looked_at_when_a_word_is_unknown(@TempDir Path directory) throws Exception {
    plugin(directory.resolve("a.jar"), SampleExtension.class.getName());
    plugin(directory.resolve("b.jar"), "no.such.Extension");
    Files.writeString(directory.resolve("c.jar"), "no jar");
    Plugins plugins = new Plugins(List.of(directory, directory.resolve("missing")));
    Catalog with = new Catalog(List.of(), plugins);
    assertThat(with.pluginProblems()).isEmpty();
    assertThat(with.capability("sample.pod.actions", "terminate_pods"))
        .contains(TerminatePods.class);
    assertThat(with.pluginProblems()).singleElement().asString().contains("no.such.Extension");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TerminatePods", "IdleFor", "K8sApiVersion", "A"})
  void names_come_back_from_snake_case(String name) {
    String snake = NameLaw.snake(name);
    assertThat(snake).isLowerCase();
    assertThat(snake.replace("_", "")).isEqualToIgnoringCase(name);
  }

  private static void plugin(Path jar, String extension) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("META-INF/services/" + Extension.class.getName()));
      zip.write(extension.getBytes(StandardCharsets.UTF_8));
    }
  }
}
