package turbulence.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher in a release folder, with a pretended java that prints what it is started with.
class LauncherTest {
  @TempDir Path place;
  private Path release;
  private Path jdk;

  private record Ended(int code, String out, String err) {
    List<String> words() {
      return out.lines().toList();
    }
  }

  @BeforeEach
  void unpack() throws IOException {
    release = place.resolve("a release");
    Files.createDirectories(release.resolve("bin"));
    Files.createDirectories(release.resolve("lib"));
    for (String file : List.of("app.jar", "json.jar")) {
      Files.writeString(release.resolve("lib").resolve(file), "a jar");
    }
    Path launcher = Path.of("../turbulence");
    Files.copy(launcher, release.resolve("bin/turbulence"));
    assertThat(release.resolve("bin/turbulence").toFile().setExecutable(true)).isTrue();
    jdk = java("a jdk", "25.0.3");
  }

  private Path java(String folder, String version) throws IOException {
    Path home = place.resolve(folder);
    Path program = home.resolve("bin/java");
    Files.createDirectories(program.getParent());
    Files.writeString(
        home.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"" + version + "+9\"\nJAVA_VERSION=\"" + version + "\"\n");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case $* in
          *.training.Training*)
            echo once >>"%s"
            until [ "$1" = turbulence.app.training.Training ]; do shift; done
            [ "$2" = "${2#*no caches}" ] && touch "$2/check.aot" "$2/run.aot" "$2/tls.aot" "$2/simulate.aot"
            exit ;;
        esac
        printf '%%s\\n' "$@"
        exit 7
        """
            .formatted(place.resolve("trained")));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private Ended start(Path program, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    Path out = place.resolve("out");
    Path err = place.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(words)).toList())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().clear();
    process.environment().put("PATH", "/usr/bin:/bin");
    process.environment().put("HOME", place.toString());
    process.environment().putAll(environment);
    int code = process.start().waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }

  private Ended start(String... words) throws IOException, InterruptedException {
    return start(release.resolve("bin/turbulence"), Map.of("JAVA_HOME", jdk.toString()), words);
  }

  @Test
  void words_reach_the_program_as_they_were_written() throws Exception {
    Ended ended = start("run", "my file.yaml", "--var", "a=*");
    assertThat(ended.words())
        .endsWith("turbulence.app.Main", "run", "my file.yaml", "--var", "a=*");
    assertThat(ended.err()).contains("preparing").hasLineCount(1);
    assertThat(start("run").err()).isEmpty();
  }

  @Test
  void the_exit_code_is_that_of_the_program() throws Exception {
    assertThat(start("run").code()).isEqualTo(7);
  }

  @Test
  void every_jar_of_the_folder_is_on_the_class_path() throws Exception {
    Path lib = release.resolve("bin/../lib");
    assertThat(start("run").words()).contains(lib + "/app.jar:" + lib + "/json.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate", "discover", "undo"})
  void short_commands_stay_small(String command) throws Exception {
    assertThat(start("--verbose", command, "monkey").words())
        .contains("-XX:TieredStopAtLevel=1", "-Xmx256m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"load", "monkey"})
  void long_commands_may_optimise(String command) throws Exception {
    assertThat(start(command, "run").words())
        .contains("-Xmx512m")
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"simulate", "rehearse"})
  void a_cluster_starts_small_and_may_grow(String command) throws Exception {
    List<String> words = start(command, "--scenario", "web").words();
    assertThat(words).contains("-Xms64m", "-Xmx1536m").doesNotContain("-XX:TieredStopAtLevel=1");
    assertThat(cache(words)).isEqualTo("simulate.aot");
  }

  private String cache(List<String> words) {
    List<String> caches = words.stream().filter(word -> word.startsWith("-XX:AOTCache=")).toList();
    assertThat(caches).hasSize(1);
    return caches.getFirst().substring(caches.getFirst().lastIndexOf('/') + 1);
  }

  @Test
  void each_command_gets_the_cache_that_was_made_for_it() throws Exception {
    Path secure = Files.writeString(place.resolve("an experiment"), "url: https://a/");
    Path plain = Files.writeString(place.resolve("another"), "url: http://a/");
    assertThat(cache(start("validate", secure.toString()).words())).isEqualTo("check.aot");
    assertThat(cache(start("--version").words())).isEqualTo("check.aot");
    assertThat(cache(start("run", plain.toString()).words())).isEqualTo("run.aot");
    assertThat(cache(start("run", secure.toString()).words())).isEqualTo("tls.aot");
    assertThat(cache(start("run", "https://a/b").words())).isEqualTo("tls.aot");
    assertThat(place.resolve("trained")).hasContent("once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chaosk8s.pod.actions", "chaosistio.fault.actions"})
  void whoever_goes_to_a_cluster_gets_the_cache_of_tls(String module) throws Exception {
    String file = Files.writeString(place.resolve("kill.json"), "\"" + module + "\"").toString();
    assertThat(cache(start("run", "--dry", "probes", file).words())).isEqualTo("tls.aot");
    assertThat(cache(start("plan", file).words())).isEqualTo("tls.aot");
    assertThat(cache(start("validate", file).words())).isEqualTo("check.aot");
  }

  @Test
  void each_build_has_caches_of_its_own() throws Exception {
    for (String build : List.of("one", "two", "one")) {
      Files.writeString(release.resolve("lib/id"), build + "\n");
      assertThat(start("run").words()).anyMatch(word -> word.contains("/aot/" + build + "/25.0.3"));
    }
    assertThat(place.resolve("trained")).hasContent("once\nonce");
  }

  @Test
  void without_caches_it_runs_and_does_not_try_again() throws Exception {
    Path odd = java("no caches", "25.0.3+no caches");
    for (int i = 0; i < 2; i++) {
      Ended ended =
          start(release.resolve("bin/turbulence"), Map.of("JAVA_HOME", odd.toString()), "run");
      assertThat(ended.code()).isEqualTo(7);
      assertThat(ended.out()).doesNotContain("AOTCache");
    }
    assertThat(place.resolve("trained")).hasContent("once");
  }

  @Test
  void a_link_named_chaos_shows_the_other_face() throws Exception {
    Path link = place.resolve("elsewhere/chaos");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("../a release/bin/turbulence"));
    Ended ended = start(link, Map.of("JAVA_HOME", jdk.toString()), "run");
    assertThat(ended.words()).contains("-Dturbulence.face=chaos");
    assertThat(start("run").words()).doesNotContain("-Dturbulence.face=chaos");
  }

  @Test
  void a_java_of_another_version_is_passed_over() throws Exception {
    Path old = java("old", "17.0.15");
    Map<String, String> environment =
        Map.of("JAVA_HOME", old.toString(), "PATH", jdk.resolve("bin") + ":/usr/bin:/bin");
    assertThat(start(release.resolve("bin/turbulence"), environment, "run").code()).isEqualTo(7);
  }

  @Test
  void a_java_that_was_asked_for_and_is_no_25_is_an_error() throws Exception {
    Path old = java("old", "250.1");
    Ended ended =
        start(
            release.resolve("bin/turbulence"),
            Map.of("TURBULENCE_JAVA_HOME", old.toString()),
            "run");
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.err()).contains("TURBULENCE_JAVA_HOME is no JDK 25").contains(old.toString());
  }

  @Test
  void without_sources_and_jars_it_says_so() throws Exception {
    Files.delete(release.resolve("lib/app.jar"));
    Ended ended = start("run");
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.err()).contains("neither sources nor lib/app.jar");
  }
}
