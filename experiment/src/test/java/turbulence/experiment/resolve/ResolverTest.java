package turbulence.experiment.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.read.Problems;
import turbulence.experiment.world.FakeWorld;
import turbulence.json.JsonObject;

class ResolverTest {
  @TempDir Path root;
  private final Problems problems = new Problems();

  private Resolver resolver() {
    return new Resolver(new FakeWorld().world(root, Map.of()), null, problems);
  }

  private static JsonObject file(String path) {
    return JsonObject.of("key", JsonObject.of("type", "file", "path", path));
  }

  @Test
  void a_secret_comes_from_a_file_without_its_last_line_feed() throws Exception {
    Files.writeString(root.resolve("key"), "top\n");

    JsonObject secrets = resolver().secrets(JsonObject.of("scope", file("key")), JsonObject.EMPTY);

    assertThat(secrets.object("scope").text("key")).contains("top");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void a_path_that_can_be_none_is_a_problem_like_a_file_that_is_not_there() {
    resolver().secrets(JsonObject.of("scope", file("a\0b")), JsonObject.EMPTY);
    resolver().configuration(file("\0"), JsonObject.EMPTY);
    resolver().configuration(file("nowhere"), JsonObject.EMPTY);

    assertThat(problems.all())
        .extracting(Object::toString)
        .satisfiesExactly(
            first -> assertThat(first).contains("secrets.scope.key", "must name a file"),
            second -> assertThat(second).contains("configuration.key", "must name a file"),
            third -> assertThat(third).contains("cannot be read from the file"));
  }
}
