package turbulence.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What pages show is true: a console block is typed and prints what the page says; a block of YAML
/// or JSON is a file that a session of the page uses, or an experiment, or a part of one, and then
/// valid. A comment just above a block says more:
///
///     <!-- file: NAME -->   the reader saves the block under that name
///     <!-- from: FILE -->   the lines stand so in that file of the sources
///     <!-- compiles -->     a whole Java file, which compiles
///     <!-- plain -->        not looked at
///     <!-- shop -->         anywhere: the shop of the examples is open
///
/// With `-Dturbulence.write=true` (`make docs`) what is printed otherwise is written into the pages.
class DocsTest {
  private static final boolean WRITES = Boolean.getBoolean("turbulence.write");

  @TempDir Path place;

  /// JUnit warns of a link that leads out of a folder that it removes.
  @AfterEach
  void unlink() throws IOException {
    Files.deleteIfExists(place.resolve("examples"));
  }

  static Stream<String> pages() {
    return Folders.pages().stream()
        .filter(page -> !Block.of(Folders.name(page), Folders.lines(page)).isEmpty())
        .map(Folders::name);
  }

  private static List<Block> blocks(String page) {
    return Block.of(page, Folders.lines(Folders.ROOT.resolve(page)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void what_a_page_shows_is_what_happens(String page) throws Exception {
    List<Block> blocks = blocks(page);
    if (blocks.stream().noneMatch(Block::isSession)) {
      return;
    }
    List<Block> replayed;
    if (Folders.lines(Folders.ROOT.resolve(page)).contains("<!-- shop -->")) {
      try (Shop shop = Shop.open(place)) {
        replayed = replay(blocks, new Desk(place).with("SHOP_URL", shop.url()));
      }
    } else {
      replayed = replay(blocks, new Desk(place));
    }
    if (WRITES) {
      write(page, replayed);
      return;
    }
    for (Block block : replayed) {
      assertThat(Session.of(block).isTrueTo(original(blocks, block)))
          .as("%s prints now:%n%s", block.place(), block.text())
          .isTrue();
    }
  }

  private static List<Block> replay(List<Block> blocks, Desk desk) throws Exception {
    List<Block> replayed = new ArrayList<>();
    for (Block block : blocks) {
      if (block.file().isPresent()) {
        desk.write(block.file().get(), block.text());
      } else if (block.isSession() && !block.isPlain()) {
        replayed.add(Session.of(block).replay(desk));
      }
    }
    return replayed;
  }

  private static Block original(List<Block> blocks, Block replayed) {
    return blocks.stream().filter(it -> it.line() == replayed.line()).findFirst().orElseThrow();
  }

  private static void write(String page, List<Block> replayed) throws IOException {
    Path file = Folders.ROOT.resolve(page);
    List<String> lines = new ArrayList<>(Folders.lines(file));
    for (Block block : replayed.reversed()) {
      Block before = original(blocks(page), block);
      if (!Session.of(block).isTrueTo(before)) {
        int first = block.line() + 1;
        lines.subList(first, first + before.content().size()).clear();
        lines.addAll(first, block.content());
      }
    }
    Files.write(file, lines);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_experiment_on_a_page_is_valid(String page) throws Exception {
    Desk desk = new Desk(place).with("SHOP_TOKEN", "open-sesame").with("INGRESS_HOST", "here");
    desk.write("pin.txt", "1234\n");
    for (Block block : blocks(page)) {
      if (block.isData() && !block.isPlain() && block.file().isEmpty()) {
        String whole =
            block.language().equals("json") ? block.text() : Fragment.whole(block.content());
        assertThat(whole).as("%s is no part of an experiment", block.place()).isNotNull();
        desk.write("part." + block.language(), whole);
        Desk.Said said = desk.here(List.of("validate", "part." + block.language()));
        assertThat(said.code()).as("%s:%n%s%n%s", block.place(), said.lines(), whole).isZero();
        assertThat(said.lines()).as(block.place()).noneMatch(line -> line.strip().startsWith("! "));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void code_on_a_page_is_that_of_its_file(String page) {
    for (Block block : blocks(page)) {
      if (block.source().isPresent()) {
        List<String> file = Folders.lines(Folders.ROOT.resolve(block.source().get()));
        assertThat(String.join("\n", file)).as(block.place()).contains(block.text().strip());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void code_that_is_said_to_compile_compiles(String page) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    for (Block block : blocks(page)) {
      if (block.marker().equals("compiles")) {
        String name = block.text().replaceFirst("(?s).*?public \\w+ (\\w+).*", "$1");
        Path source = Files.writeString(place.resolve(name + ".java"), block.text());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String classes = System.getProperty("java.class.path");
        int code =
            compiler.run(
                null, said, said, "-d", place.toString(), "-cp", classes, source.toString());
        assertThat(code).as("%s: %s", block.place(), said).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_file_of_a_page_is_used_on_it(String page) {
    String sessions =
        String.join("\n", blocks(page).stream().filter(Block::isSession).map(Block::text).toList());
    assertThat(blocks(page))
        .filteredOn(block -> block.file().isPresent())
        .allSatisfy(block -> assertThat(sessions).contains(block.file().orElseThrow()));
  }
}
