package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.extension.Argument;
import turbulence.experiment.extension.Arguments;

class SelectionTest {
  private static final int CASES = 2_000;

  /// One case of many, with everything in it drawn.
  private record Case(Amount amount, List<Pod> candidates, long seed) {
    static Case of(long seed) {
      Random random = new Random(seed);
      Amount amount =
          new Amount(
              random.nextInt(10) == 0,
              random.nextBoolean(),
              random.nextBoolean() ? "fixed" : "percentage",
              random.nextInt(5) == 0 ? random.nextInt(1_000) : random.nextInt(30));
      return new Case(amount, SelectionTest.pods(random.nextInt(60)), seed);
    }

    List<Pod> taken() {
      return amount.take(candidates, new Random(seed));
    }
  }

  private static List<Pod> pods(int count) {
    List<Pod> pods = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pods.add(new Pod("web-" + i, "uid-" + i, "2026-01-01T00:00:00Z", "Running", false, false));
    }
    return pods;
  }

  private static Amount of(String mode, int qty, boolean rand) {
    return new Amount(false, rand, mode, qty);
  }

  @Test
  void never_more_than_asked_never_one_twice_and_never_a_stranger() {
    for (long seed = 0; seed < CASES; seed++) {
      Case one = Case.of(seed);
      List<Pod> taken = one.taken();
      int there = one.candidates().size();
      Set<Pod> distinct = new HashSet<>(taken);
      assertThat(distinct).as("%s", one).hasSameSizeAs(taken);
      assertThat(one.candidates()).as("%s", one).containsAll(taken);
      if (one.amount().all()) {
        assertThat(taken).as("%s", one).isEqualTo(one.candidates());
      } else if (one.amount().mode().equals("fixed")) {
        assertThat(taken).as("%s", one).hasSize(Math.min(one.amount().qty(), there));
      } else {
        int share = (int) Math.ceil(one.amount().qty() * there / 100.0);
        assertThat(taken).as("%s", one).hasSize(Math.min(share, there));
      }
    }
  }

  @Test
  void the_same_seed_takes_the_same_pods_and_without_chance_they_are_the_first() {
    for (long seed = 0; seed < CASES; seed++) {
      Case one = Case.of(seed);
      assertThat(one.taken()).as("%s", one).isEqualTo(one.taken());
      if (!one.amount().rand()) {
        assertThat(one.taken())
            .as("%s", one)
            .isEqualTo(one.candidates().subList(0, one.taken().size()));
      }
    }
  }

  @Test
  void chance_reaches_every_pod_about_as_often() {
    int[] hits = new int[10];
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      for (Pod pod : of("fixed", 3, true).take(pods(10), random)) {
        hits[Integer.parseInt(pod.name().substring("web-".length()))]++;
      }
    }
    for (int hit : hits) {
      assertThat(hit).isBetween(2_800, 3_200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "34, 3, 2",
    "33, 3, 1",
    "0, 3, 0",
    "100, 3, 3",
    "250, 3, 3",
    "1, 3, 1",
    "50, 1, 1",
    "7, 100, 7",
    "2147483647, 20000, 20000",
    "50, 0, 0"
  })
  void a_percentage_is_rounded_up(int qty, int there, int taken) {
    assertThat(of("percentage", qty, false).take(pods(there), new Random(1))).hasSize(taken);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"qty\": -1|Cannot select pods. Quantity '-1' is negative.",
        "\"mode\": \"x\"|Cannot select pods. Mode 'x' is invalid.",
        "\"order\": \"random\"|Cannot select pods. Order 'random' is invalid.",
        "\"qty\": -2, \"mode\": \"x\", \"order\": \"y\"|Cannot select pods. Quantity '-2' is"
            + " negative.",
        "\"ns\": \"\"|Cannot select pods. The namespace 'ns' is empty.",
        "\"name_pattern\": \"web-[\"|Cannot select pods. Name pattern 'web-[' is invalid:"
            + " unterminated character set at position 4.",
      },
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false)
  void what_cannot_be_is_said_before_anything_is_asked(String arguments, String message) {
    assertThatThrownBy(() -> Stage.step(TerminatePods.class, "{" + arguments + "}"))
        .hasMessage(message);
    assertThat(
            Arguments.of(TerminatePods.class)
                .check(Stage.json("{" + arguments + "}"), "terminate_pods"))
        .extracting(Object::toString)
        .containsExactly(message);
  }

  @Test
  void a_wrong_amount_is_found_although_labels_are_not_known_yet() {
    assertThat(
            Arguments.of(TerminatePods.class)
                .check(
                    Stage.json("{\"label_selector\": \"${labels}\", \"mode\": \"x\"}"),
                    "terminate_pods"))
        .extracting(Object::toString)
        .containsExactly("Cannot select pods. Mode 'x' is invalid.");
  }

  @Test
  void arguments_stand_in_the_order_of_chaos_toolkit() {
    assertThat(Arguments.of(TerminatePods.class).list())
        .extracting(argument -> argument.name() + " " + argument.type() + " " + other(argument))
        .containsExactly(
            "label_selector string null",
            "name_pattern string null",
            "all boolean false",
            "rand boolean false",
            "mode string \"fixed\"",
            "qty integer 1",
            "grace_period integer -1",
            "ns string \"default\"",
            "order string \"alphabetic\"");
  }

  private static String other(Argument argument) {
    return String.valueOf(argument.otherwise());
  }
}
