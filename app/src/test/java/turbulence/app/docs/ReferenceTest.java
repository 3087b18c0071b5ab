package turbulence.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import turbulence.app.cli.ExitCode;
import turbulence.experiment.resolve.Masking;
import turbulence.experiment.schema.ExperimentSchema;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.json.JsonWriter;

class ReferenceTest {
  private static final Path REFERENCE = Folders.DOCS.resolve("reference");

  private static void isFresh(String name, String made) throws IOException {
    Path page = REFERENCE.resolve(name);
    if (Boolean.getBoolean("turbulence.write")) {
      Files.createDirectories(REFERENCE);
      Files.writeString(page, made);
    }
    assertThat(page).as("made anew by `make docs`").content().isEqualTo(made);
  }

  @Test
  void the_keys_of_experiments_are_those_that_are_read() throws IOException {
    isFresh("experiment-file.md", FilePage.text());
  }

  @Test
  void the_steps_are_those_of_the_catalog(@TempDir Path folder) throws Exception {
    isFresh("steps.md", CodePages.steps(folder));
  }

  @Test
  void the_controls_are_those_of_the_catalog() throws IOException {
    isFresh("controls.md", CodePages.controls());
  }

  @Test
  void editors_get_a_schema() throws IOException {
    JsonObject schema = ExperimentSchema.of(CodePages.CATALOG);
    isFresh("experiment.schema.json", JsonWriter.pretty(schema, 2) + "\n");
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void every_exit_code_is_explained(ExitCode code) {
    assertThat(REFERENCE.resolve("exit-codes.md")).content().contains("| " + code.code() + " |");
  }

  @Test
  void every_variable_that_is_read_is_named() throws IOException {
    Pattern read =
        Pattern.compile(
            "environment(?:\\(\\))?\\s*\\.(?:get|getOrDefault|containsKey)\\(\\s*\"(\\w+)\"");
    Set<String> names = new TreeSet<>();
    for (String module : List.of("json", "experiment", "app")) {
      for (Path source : Folders.files(Folders.ROOT.resolve(module + "/src/main"), ".java")) {
        read.matcher(Files.readString(source)).results().forEach(it -> names.add(it.group(1)));
      }
    }
    names.remove("REQUEST_METHOD"); // set by web servers, never by people
    String page = Files.readString(REFERENCE.resolve("environment.md"));
    assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void the_telltale_keys_on_the_page_are_covered() {
    List<String> page = Folders.lines(Folders.DOCS.resolve("guide/secrets.md"));
    String list =
        page.stream().filter(line -> line.startsWith("`password`")).findFirst().orElseThrow();
    for (String key : Arrays.stream(list.split(", ")).map(it -> it.replace("`", "")).toList()) {
      JsonObject masked = new Masking().object(JsonObject.of(key, new JsonText("x")));
      assertThat(masked.text(key)).as(key).contains(Masking.COVER);
    }
  }
}
