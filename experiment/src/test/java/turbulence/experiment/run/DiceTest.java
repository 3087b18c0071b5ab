package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiceTest {
  @Test
  void the_same_seed_and_name_draw_the_same() {
    assertThat(draws(new Dice(7), "kill", 5)).isEqualTo(draws(new Dice(7), "kill", 5));
    assertThat(draws(new Dice(7), "kill", 5)).isNotEqualTo(draws(new Dice(8), "kill", 5));
  }

  @Test
  void what_an_activity_draws_does_not_depend_on_others() {
    Dice alone = new Dice(7);
    Dice busy = new Dice(7);
    List<Integer> wanted = draws(alone, "kill", 3);
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      draws(busy, "another " + i, 4);
      seen.addAll(draws(busy, "kill", 1));
    }
    assertThat(seen).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8, 10})
  void one_that_is_played_again_and_again_draws_afresh(int sides) {
    Dice dice = new Dice(1);
    isFair(sides, _ -> dice.of("kill").nextInt(sides));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8, 10})
  void names_that_differ_in_one_letter_draw_apart(int sides) {
    Dice dice = new Dice(1);
    isFair(sides, i -> dice.of("kill " + i).nextInt(sides));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8, 10})
  void seeds_that_are_neighbours_draw_apart(int sides) {
    isFair(sides, seed -> new Dice(seed).of("kill").nextInt(sides));
  }

  /// Each side falls about as often as the others: within a quarter of its share.
  private static void isFair(int sides, IntFunction<Integer> draw) {
    int throwsEach = 1_000;
    int[] fallen = new int[sides];
    for (int i = 0; i < sides * throwsEach; i++) {
      fallen[draw.apply(i)]++;
    }
    assertThat(fallen)
        .satisfies(all -> {
          for (int times : all) {
            assertThat(times).isBetween(throwsEach * 3 / 4, throwsEach * 5 / 4);
          }
        });
  }

  private static List<Integer> draws(Dice dice, String activity, int times) {
    List<Integer> draws = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      draws.add(dice.of(activity).nextInt(1_000));
    }
    return draws;
  }
}
