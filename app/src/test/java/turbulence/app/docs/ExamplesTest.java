package turbulence.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every experiment of the examples does what its comment says: `exit code: 1`, for one. Behind
/// `rehearse: ` a comment says how the cluster is described on which it is rehearsed; an exit code
/// stands below each. What stands behind the code and a semicolon is printed at the end.
///
/// Rehearsals have a cluster each, and go side by side. The rest share a shop: one at a time.
@Execution(ExecutionMode.CONCURRENT)
class ExamplesTest {
  private static final String CODE = "exit code: ";
  private static final String REHEARSAL = "rehearse: ";

  @TempDir static Path market;
  private static final Lock AT_THE_SHOP = new ReentrantLock();
  private static Shop shop;

  @TempDir Path place;

  /// JUnit warns of a link that leads out of a folder that it removes.
  @AfterEach
  void unlink() throws IOException {
    Files.deleteIfExists(place.resolve("examples"));
  }

  @BeforeAll
  static void open() throws IOException {
    shop = Shop.open(market);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  /// A run of an example.
  ///
  /// @param rehearsal options that describe the cluster; empty when it needs none
  /// @param ending the exit code, and perhaps a semicolon and words
  record Promise(String name, String rehearsal, String ending) {
    Path file() {
      return Folders.EXAMPLES.resolve(name);
    }

    int code() {
      return Integer.parseInt(ending.split("; ", 2)[0]);
    }

    String words() {
      return ending.contains("; ") ? ending.split("; ", 2)[1] : "";
    }
  }

  static Stream<String> experiments() {
    return Folders.files(Folders.EXAMPLES, ".yaml").stream()
        .filter(file -> Folders.lines(file).stream().anyMatch(line -> line.startsWith("title:")))
        .map(file -> Folders.EXAMPLES.relativize(file).toString());
  }

  static Stream<Promise> promises() {
    return experiments().flatMap(ExamplesTest::promises);
  }

  private static Stream<Promise> promises(String name) {
    Path file = Folders.EXAMPLES.resolve(name);
    List<String> codes = behind(file, CODE);
    List<String> rehearsals = behind(file, REHEARSAL);
    assertThat(codes).as("%s says how it ends", file).hasSize(Math.max(1, rehearsals.size()));
    return IntStream.range(0, codes.size())
        .mapToObj(run ->
            new Promise(name, rehearsals.isEmpty() ? "" : rehearsals.get(run), codes.get(run)));
  }

  @ParameterizedTest
  @MethodSource("promises")
  void an_experiment_ends_as_its_comment_says(Promise promise) throws Exception {
    Desk desk = desk();
    Desk.Said said = played(promise, words(promise, desk), desk);
    assertThat(said.code()).as(String.join("\n", said.lines())).isEqualTo(promise.code());
    assertThat(String.join("\n", said.lines()).replaceAll("\\s+", " "))
        .contains(promise.words())
        .doesNotContain("nothing reads");
  }

  private static Desk.Said played(Promise promise, List<String> words, Desk desk) {
    if (!promise.rehearsal().isEmpty()) {
      return desk.here(words);
    }
    AT_THE_SHOP.lock();
    try {
      Desk.Said said = desk.here(words);
      assertThat(market.resolve("features.properties"))
          .hasSameTextualContentAs(Folders.EXAMPLES.resolve("shop/features.properties"));
      return said;
    } finally {
      AT_THE_SHOP.unlock();
    }
  }

  private Desk desk() throws IOException {
    return new Desk(place)
        .with("SHOP_URL", shop.url())
        .with("SHOP_FEATURES", market.toRealPath().resolve("features.properties").toString());
  }

  private List<String> words(Promise promise, Desk desk) throws Exception {
    Path file = promise.file();
    List<String> words = new ArrayList<>();
    if (Files.exists(file.resolveSibling("pack"))) {
      Desk.Said packed = desk.type(file.resolveSibling("pack") + " plugins");
      assertThat(packed.code()).as(String.join("\n", packed.lines())).isZero();
      words.addAll(List.of("--plugins", "plugins"));
    }
    words.add(promise.rehearsal().isEmpty() ? "run" : "rehearse");
    words.add(file.toString());
    if (!promise.rehearsal().isEmpty()) {
      words.addAll(List.of(promise.rehearsal().split(" ", -1)));
    }
    return words;
  }

  /// What comments say behind that word.
  private static List<String> behind(Path file, String word) {
    return Folders.lines(file).stream()
        .filter(line -> line.startsWith("#") && line.contains(word))
        .map(line -> line.substring(line.indexOf(word) + word.length()).strip())
        .toList();
  }

  @Test
  void the_story_of_the_shop_goes_as_told() throws Exception {
    Desk desk = new Desk(place);
    Desk.Said said = desk.type(Folders.EXAMPLES.resolve("shop/play") + " $HOME/shop");
    assertThat(said.code()).as(String.join("\n", said.lines())).isZero();
    assertThat(said.lines()).anyMatch(line -> line.startsWith("Exit code 1: without its backend"));
    assertThat(place.resolve("shop/backend-down.json")).exists();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void an_example_teaches(String name) throws IOException {
    String text = Files.readString(Folders.EXAMPLES.resolve(name)).toLowerCase(Locale.ROOT);
    assertThat(text.lines().filter(line -> line.contains("# "))).hasSizeGreaterThan(2);
  }
}
