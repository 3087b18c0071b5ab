package turbulence.faults.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.extension.Arguments;
import turbulence.json.JsonObject;

class AmountTest {
  private static final int CASES = 2_000;

  /// One case of many, with everything in it drawn.
  private record Case(Amount amount, List<Integer> candidates, long seed) {
    static Case of(long seed) {
      Random random = new Random(seed);
      Mode[] modes = Mode.values();
      Amount amount =
          new Amount(
              random.nextInt(10) == 0,
              random.nextBoolean(),
              modes[random.nextInt(modes.length)],
              random.nextInt(5) == 0 ? random.nextInt(1_000) : random.nextInt(30));
      return new Case(amount, some(random.nextInt(60)), seed);
    }

    List<Integer> taken() {
      return amount.take(candidates, new Random(seed));
    }

    int most() {
      int there = candidates.size();
      int share = (int) Math.ceil(amount.qty() * there / 100.0);
      return amount.all() ? there : Math.min(amount.mode().isShare() ? share : amount.qty(), there);
    }
  }

  private static List<Integer> some(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static Amount of(Mode mode, int qty) {
    return new Amount(false, true, mode, qty);
  }

  @Test
  void never_more_than_asked_never_one_twice_and_never_a_stranger() {
    for (long seed = 0; seed < CASES; seed++) {
      Case one = Case.of(seed);
      List<Integer> taken = one.taken();
      Set<Integer> distinct = new HashSet<>(taken);
      assertThat(distinct).as("%s", one).hasSameSizeAs(taken);
      assertThat(one.candidates()).as("%s", one).containsAll(taken);
      if (one.amount().all() || !one.amount().mode().isDrawn()) {
        assertThat(taken).as("%s", one).hasSize(one.most());
      } else {
        assertThat(taken.size()).as("%s", one).isBetween(Math.min(1, one.most()), one.most());
      }
    }
  }

  @Test
  void the_same_seed_takes_the_same_and_without_chance_they_are_the_first() {
    for (long seed = 0; seed < CASES; seed++) {
      Case one = Case.of(seed);
      List<Integer> taken = one.taken();
      assertThat(one.taken()).as("%s", one).isEqualTo(taken);
      if (!one.amount().rand() || one.amount().all()) {
        assertThat(taken).as("%s", one).isEqualTo(one.candidates().subList(0, taken.size()));
      }
    }
  }

  @Test
  void chance_reaches_each_about_as_often_whichever_the_place() {
    int[][] hits = new int[10][3];
    Random random = new Random(1);
    for (int i = 0; i < 30_000; i++) {
      List<Integer> taken = of(Mode.FIXED, 3).take(some(10), random);
      for (int place = 0; place < 3; place++) {
        hits[taken.get(place)][place]++;
      }
    }
    for (int[] each : hits) {
      for (int hit : each) {
        assertThat(hit).isBetween(2_800, 3_200);
      }
    }
  }

  @Test
  void a_number_up_to_some_is_each_from_one_on_about_as_often() {
    int[] sizes = new int[11];
    Random random = new Random(2);
    for (int i = 0; i < 10_000; i++) {
      sizes[of(Mode.RANDOM_UP_TO, 4).take(some(10), random).size()]++;
      sizes[of(Mode.RANDOM_UP_TO_PERCENTAGE, 31).take(some(10), random).size()]++;
    }
    assertThat(sizes[0]).isZero();
    for (int size = 1; size <= 4; size++) {
      assertThat(sizes[size]).isBetween(4_700, 5_300);
    }
    assertThat(of(Mode.RANDOM_UP_TO, 0).take(some(10), random)).isEmpty();
    assertThat(of(Mode.RANDOM_UP_TO, 5).take(List.of(), random)).isEmpty();
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
    assertThat(of(Mode.PERCENTAGE, qty).take(some(there), new Random(1))).hasSize(taken);
  }

  @Test
  void those_that_are_not_admitted_are_passed_over_for_others() {
    for (long seed = 0; seed < CASES; seed++) {
      Case one = Case.of(seed);
      List<Integer> asked = new ArrayList<>();
      List<Integer> taken =
          one.amount()
              .take(
                  one.candidates(),
                  new Random(seed),
                  each -> {
                    asked.add(each);
                    return each % 2 == 0;
                  });
      long even = one.candidates().stream().filter(each -> each % 2 == 0).count();
      assertThat(asked).as("%s", one).doesNotHaveDuplicates().containsAll(taken);
      assertThat(taken).as("%s", one).allMatch(each -> each % 2 == 0);
      assertThat(taken.size()).as("%s", one).isLessThanOrEqualTo((int) Math.min(one.most(), even));
      if (!one.amount().mode().isDrawn()) {
        assertThat(taken).as("%s", one).hasSize((int) Math.min(one.most(), even));
      }
    }
  }

  @Test
  void chance_says_whom_all_that_are_admitted_are() {
    Set<Integer> first = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      int[] left = {1};
      Amount all = new Amount(true, true, Mode.FIXED, 1);
      first.addAll(all.take(some(3), new Random(seed), _ -> left[0]-- > 0));
    }
    assertThat(first).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void what_cannot_be_is_said_all_at_once() {
    JsonObject wrong = JsonObject.of("qty", -1, "mode", "some");
    assertThat(Arguments.of(Amount.class).check(wrong, "step"))
        .extracting(Object::toString)
        .containsExactly(
            "mode must be one of \"fixed\", \"percentage\", \"random-up-to\" or"
                + " \"random-up-to-percentage\", not \"some\"",
            "qty must be a whole number of at least 0, not -1");
  }
}
