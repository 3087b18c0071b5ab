package turbulence.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of the book's exercises names tests and files that there are.
class BookPageTest {
  private static final Path BOOK = Folders.ROOT.resolve("app/src/test/resources/book");
  private static final String JOURNEYS = "turbulence.app.journey.";

  /// A line of a table: number, exercise, file, the book's outcome, ours, test.
  private static List<List<String>> rows() {
    return Folders.lines(Folders.DOCS.resolve("book.md")).stream()
        .filter(line -> line.matches("\\| \\d+\\.\\d+ \\|.*"))
        .map(line -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  @Test
  void no_exercise_that_is_done_is_left_out() {
    Stream<String> pods = IntStream.rangeClosed(1, 13).mapToObj(each -> "3." + each);
    Stream<String> health = IntStream.rangeClosed(1, 9).mapToObj(each -> "4." + each);
    Stream<String> network = IntStream.rangeClosed(1, 16).mapToObj(each -> "5." + each);
    Stream<String> nodes = IntStream.rangeClosed(1, 11).mapToObj(each -> "6." + each);
    Stream<String> later =
        Stream.of("8.1", "8.3", "8.4", "8.6", "8.7", "8.8", "8.10", "9.5", "9.6");
    assertThat(rows())
        .extracting(List::getFirst)
        .containsExactlyElementsOf(
            Stream.of(pods, health, network, nodes, later).flatMap(each -> each).toList());
  }

  @Test
  void every_outcome_has_a_test_that_exists() throws ClassNotFoundException {
    for (List<String> row : rows()) {
      assertThat(row).hasSize(6);
      String[] test = row.get(5).replace("`", "").split("\\.");
      assertThat(Class.forName(JOURNEYS + test[0]).getDeclaredMethods())
          .as(String.join(" | ", row))
          .anyMatch(
              method -> method.getName().equals(test[1]) && method.isAnnotationPresent(Test.class));
    }
  }

  @Test
  void every_file_is_among_the_books() {
    assertThat(rows().stream().map(row -> row.get(2)).filter(file -> !file.isEmpty()))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(BOOK.resolve(file)).exists());
  }
}
