package turbulence.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of ARCHITECTURE.md that only the source text shows.
class SourceTest {
  private static final List<Path> MAIN = Ours.sources("main");
  private static final List<Path> TEST = Ours.sources("test");

  private static List<Path> containing(List<Path> files, String words) {
    return files.stream().filter(file -> Ours.text(file).contains(words)).toList();
  }

  @Test
  void every_package_says_what_lives_in_it_and_knows_no_null() {
    List<Path> folders = MAIN.stream().map(Path::getParent).distinct().toList();
    assertThat(folders)
        .isNotEmpty()
        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
    assertThat(MAIN)
        .filteredOn(file -> file.endsWith("package-info.java"))
        .allSatisfy(file -> assertThat(file).content().startsWith("/// ").contains("@NullMarked"));
  }

  @Test
  void every_class_says_what_it_is() {
    assertThat(MAIN)
        .filteredOn(file -> !file.endsWith("package-info.java"))
        .allSatisfy(file -> assertThat(file).content().containsPattern("(?m)^///"));
  }

  @Test
  void every_step_has_a_test_beside_it() {
    assertThat(Ours.steps())
        .allSatisfy(step ->
            assertThat(TEST)
                .as("a test for %s", step)
                .anyMatch(file -> file.endsWith(step.replace('.', '/').concat("Test.java"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sun.misc.", "sun.nio.", "jdk.internal."})
  void the_inner_jdk_is_touched_in_one_class_at_most(String inner) {
    assertThat(containing(MAIN, inner)).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Disabled",
        "Assumptions.",
        "assumeTrue(",
        "assumeThat(",
        "Thread.sleep(",
        "org.mockito"
      })
  void tests_are_neither_skipped_nor_slept_nor_mocked(String word) {
    assertThat(containing(TEST, word))
        .filteredOn(file -> !file.endsWith("SourceTest.java"))
        .isEmpty();
  }

  @Test
  void the_root_is_that_of_the_project() {
    assertThat(Files.exists(Ours.ROOT.resolve("pom.xml"))).isTrue();
  }
}
