package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
  private static final List<Recording> WRITTEN =
      recordings().stream().filter(one -> one.evidence().journal() != null).toList();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  static List<Recording> recordings() {
    return Recording.all();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void a_recording_agrees_with_itself(Recording recording) {
    Findings findings = Findings.of(recording.evidence());
    assertThat(Comparison.of(findings, findings)).isEmpty();
    assertThat(JournalShape.complaints(recording.evidence().journal())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_journal_changed_in_any_leaf_that_counts_is_found(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Recording recording = WRITTEN.get(random.nextInt(WRITTEN.size()));
    Evidence evidence = recording.evidence();
    List<List<Object>> leaves = new ArrayList<>();
    Leaves.collect(evidence.journal(), List.of(), leaves);
    List<Object> leaf = leaves.get(random.nextInt(leaves.size()));
    Object changed = Leaves.changed(evidence.journal(), leaf);
    Map<String, Object> found =
        Comparison.of(Findings.of(evidence), Findings.of(evidence.withJournal(Text.map(changed))));
    assertThat(found).as("seed %d: %s changed at %s", seed, recording, leaf).isNotEmpty();
  }

  @Test
  void keys_in_another_order_are_found() {
    Evidence evidence = Recording.named("ok-minimal").evidence();
    Map<String, Object> reversed = new LinkedHashMap<>();
    evidence.journal().keySet().stream()
        .sorted()
        .forEach(key -> reversed.put(key, evidence.journal().get(key)));
    assertThat(Comparison.of(Findings.of(evidence), Findings.of(evidence.withJournal(reversed))))
        .containsOnlyKeys("journal order");
  }

  @Test
  void keys_of_ours_are_no_difference_but_stand_last() {
    Evidence evidence = Recording.named("ok-minimal").evidence();
    Map<String, Object> last = new LinkedHashMap<>(evidence.journal());
    last.put("turbulence-version", "0.1.0");
    assertThat(compare(evidence, last)).isEmpty();
    Map<String, Object> first = new LinkedHashMap<>();
    first.put("turbulence-version", "0.1.0");
    first.putAll(evidence.journal());
    assertThat(compare(evidence, first)).isNotEmpty();
  }

  @Test
  void lines_that_differ_are_named_with_their_number() {
    assertThat(LineDiff.of(List.of("a", "b", "c"), List.of("a", "c", "d")))
        .containsExactly("-2 b", "+3 d");
    assertThat(LineDiff.of(List.of("x …", "b"), List.of("x y", "b"))).isEmpty();
  }

  @Test
  void a_case_may_differ_only_where_and_as_the_table_says() {
    Differences table =
        Differences.parse(
            """
            cases:
              some:
                - {difference: 1, fields: {exit: 1, lines: ["-2 b"]}}
                - {difference: 2, fields: {lines: ["+3 d"]}}
            """);
    assertThat(table.complaints("some", Map.of("exit", 1, "lines", List.of("-2 b", "+3 d"))))
        .isEmpty();
    assertThat(table.complaints("some", Map.of("exit", 2, "lines", List.of("-2 b", "+3 d"))))
        .containsExactly("differs otherwise: exit: 2, not 1");
    assertThat(table.complaints("some", Map.of("exit", 1)))
        .containsExactly("stale, agrees by now: lines");
    assertThat(table.complaints("other", Map.of("exit", 1))).containsExactly("differs: exit: 1");
    assertThat(table.showing(2)).containsExactly("some");
  }

  private static Map<String, Object> compare(Evidence evidence, Map<String, Object> journal) {
    return Comparison.of(Findings.of(evidence), Findings.of(evidence.withJournal(journal)));
  }
}
