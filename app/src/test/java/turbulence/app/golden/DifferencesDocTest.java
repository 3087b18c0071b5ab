package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DifferencesDocTest {
  private static final int RUNS = 15;

  private final Differences table = Differences.load();
  private final Differences calls = RecordedCall.differences();

  @Test
  void the_document_names_the_runs_that_show_each_difference() throws IOException {
    for (List<String> row : rows()) {
      Set<String> named = new TreeSet<>(List.of(row.get(4).split(", ")));
      named.remove("none");
      if (named.remove("many")) {
        assertThat(shown(row)).as("difference " + row.get(0)).hasSizeGreaterThan(2);
      } else {
        assertThat(named).as("difference " + row.get(0)).isEqualTo(shown(row));
      }
    }
  }

  @Test
  void the_document_has_every_difference_with_a_reason_and_a_test() throws IOException {
    assertThat(rows())
        .extracting(row -> Integer.valueOf(row.get(0)))
        .isEqualTo(IntStream.rangeClosed(1, rows().size()).boxed().toList());
    assertThat(rows()).allSatisfy(row -> assertThat(row.subList(0, 4)).noneMatch(String::isBlank));
  }

  @Test
  void the_table_speaks_of_recorded_runs_only() {
    Set<String> known = new TreeSet<>(Recording.all().stream().map(Recording::name).toList());
    assertThat(known).containsAll(table.cases().keySet()).containsAll(table.apart().keySet());
    assertThat(table.cases().values())
        .allSatisfy(entries ->
            assertThat(entries).allSatisfy(entry -> assertThat(entry.number()).isBetween(1, RUNS)));
  }

  @Test
  void the_table_of_calls_speaks_of_recorded_calls_only() throws IOException {
    List<Integer> numbers = rows().stream().map(row -> Integer.valueOf(row.get(0))).toList();
    assertThat(RecordedCall.all())
        .extracting(RecordedCall::name)
        .containsAll(calls.cases().keySet());
    assertThat(calls.cases().values())
        .allSatisfy(entries ->
            assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.number()).isGreaterThan(RUNS).isIn(numbers)));
  }

  /// The recorded runs or calls.
  private Set<String> shown(List<String> row) {
    int number = Integer.parseInt(row.get(0));
    return number > RUNS ? calls.showing(number) : table.showing(number);
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(Path.of("../docs/differences.md")).stream()
        .filter(line -> line.matches("\\| \\d+ \\|.*"))
        .map(line -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }
}
