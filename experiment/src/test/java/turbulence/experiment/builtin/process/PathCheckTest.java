package turbulence.experiment.builtin.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.extension.Complaint;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

class PathCheckTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"sh", "/bin/sh", "./run.sh", "bin/tool"})
  void a_program_is_found_as_a_shell_finds_it(String path) throws Exception {
    program("run.sh");
    program("bin/tool");
    assertThat(PathCheck.check(path, "a", world())).isEmpty();
  }

  @Test
  void an_empty_word_of_the_path_is_the_current_directory() throws Exception {
    program("tool");
    World world = world().withEnvironment(Map.of("PATH", "/nowhere::/bin"));
    assertThat(Which.find("tool", world)).isEqualTo("./tool");
    assertThat(Which.find("tool", world.withEnvironment(Map.of("PATH", "")))).isNull();
    assertThat(Which.find("sh", world.withEnvironment(Map.of()))).isEqualTo("/bin/sh");
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-binary-xyz, cannot be found",
    "${bin}, nothing is filled in here",
    "~/x.sh, known to shells only",
    "run.sh, cannot be found",
    "./plain.txt, may not be executed",
    "/tmp, cannot be found",
    "'', cannot be found",
    "'a\0b', cannot be found",
  })
  void what_is_none_is_refused_in_the_recorded_words(String path, String why) throws Exception {
    program("run.sh");
    Files.writeString(root.resolve("plain.txt"), "");
    Complaint complaint = PathCheck.check(path, "x", world()).orElseThrow();
    assertThat(complaint.classic())
        .isEqualTo("path '" + path + "' cannot be found, in activity 'x'");
    assertThat(complaint.message()).contains(why);
  }

  private World world() {
    return SystemWorld.create().withRoot(root);
  }

  private void program(String name) throws Exception {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
