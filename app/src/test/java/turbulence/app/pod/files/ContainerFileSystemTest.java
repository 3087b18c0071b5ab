package turbulence.app.pod.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Space;
import turbulence.simulator.workload.Tree;

class ContainerFileSystemTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Tree tree = new Tree(InstantSource.fixed(NOW), new Space(1 << 20), 10_000);
  private final ContainerFileSystem system = new ContainerFileSystem(tree, "/job");
  private final Path root = system.root();

  private Path at(String path) {
    return root.resolve(path);
  }

  @ParameterizedTest
  @CsvSource({
    "x.yaml, /job/x.yaml",
    "/experiment/x.yaml, /experiment/x.yaml",
    "../a/./b, /a/b",
    "/../.., /",
    "a//b/, /job/a/b",
  })
  void paths_start_from_the_working_directory(String written, String meant) {
    assertThat(at(written).normalize()).hasToString(meant);
  }

  @Test
  void paths_are_taken_apart_as_those_of_linux_are() {
    Random random = new Random(5);
    List<String> names = List.of("a", "b", "..", ".", "", "/", "c.txt");
    for (int i = 0; i < 2000; i++) {
      String one = text(random, names);
      String two = text(random, names);
      same(system.getPath(one), Path.of(one), system.getPath(two), Path.of(two));
    }
  }

  private static String text(Random random, List<String> names) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      words.add(names.get(random.nextInt(names.size())));
    }
    return (random.nextBoolean() ? "/" : "") + String.join("/", words);
  }

  private static void same(Path mine, Path real, Path other, Path realOther) {
    String what = real + " and " + realOther;
    assertThat(mine).as(what).hasToString(real.toString());
    assertThat(mine.normalize()).as(what).hasToString(real.normalize().toString());
    assertThat(String.valueOf(mine.getParent())).as(what).isEqualTo(real.getParent() + "");
    assertThat(String.valueOf(mine.getFileName())).as(what).isEqualTo(real.getFileName() + "");
    assertThat(mine.getNameCount()).as(what).isEqualTo(real.getNameCount());
    assertThat(mine.resolve(other)).as(what).hasToString(real.resolve(realOther).toString());
    assertThat(mine.startsWith(other)).as(what).isEqualTo(real.startsWith(realOther));
    assertThat(mine.endsWith(other)).as(what).isEqualTo(real.endsWith(realOther));
    assertThat(mine.equals(other)).as(what).isEqualTo(real.equals(realOther));
  }

  @Test
  void files_are_written_and_read() throws IOException {
    Files.createDirectories(root);
    Files.writeString(at("journal.json"), "{}");
    assertThat(tree.read("/job/journal.json").map(Body::text)).contains("{}");
    Files.writeString(at("journal.json"), "[1, 2]");
    Files.writeString(at("log"), "a\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.writeString(at("log"), "b\n", StandardOpenOption.APPEND);
    assertThat(Files.readString(at("/job/log"))).isEqualTo("a\nb\n");
    assertThat(Files.size(at("journal.json"))).isEqualTo(6);
    assertThat(Files.getLastModifiedTime(at("log")).toInstant()).isEqualTo(NOW);
    Files.move(at("log"), at("journal.json"), StandardCopyOption.ATOMIC_MOVE);
    assertThat(Files.readString(at("journal.json"))).isEqualTo("a\nb\n");
    assertThat(Files.exists(at("log"))).isFalse();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root, "*.json")) {
      assertThat(all).containsExactly(at("journal.json"));
    }
  }

  @Test
  void what_cannot_be_done_is_refused_in_java_s_own_words() throws IOException {
    Files.createDirectories(at("deep/er"));
    assertThatThrownBy(() -> Files.readString(at("none"))).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Files.writeString(at("no/where"), ""))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Files.delete(at("deep")))
        .isInstanceOf(DirectoryNotEmptyException.class);
    assertThatThrownBy(() -> Files.createDirectory(at("deep")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> Files.write(at("big"), new byte[20_000]))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("/job/big: No space left on device");
    assertThatThrownBy(() -> system.provider().checkAccess(at("none")))
        .isInstanceOf(NoSuchFileException.class);
    Files.createFile(at("script"));
    assertThatThrownBy(
            () -> system.provider().checkAccess(at("script"), java.nio.file.AccessMode.EXECUTE))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void nothing_is_read_or_written_when_the_container_has_ended() throws IOException {
    Files.createDirectories(root);
    Files.writeString(at("x"), "1");
    system.close();
    assertThatThrownBy(() -> Files.writeString(at("x"), "2"))
        .hasMessage("/job/x: the container has ended");
    assertThatThrownBy(() -> Files.readString(at("x")))
        .hasMessage("/job/x: the container has ended");
    assertThat(tree.read("/job/x").map(Body::text)).isEqualTo(Optional.of("1"));
  }
}
