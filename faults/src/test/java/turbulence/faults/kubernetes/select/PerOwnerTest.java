package turbulence.faults.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerOwnerTest {

  private record Child(String owner, int number) {}

  private static List<Child> family(Random random) {
    List<Child> family = new ArrayList<>();
    int owners = 1 + random.nextInt(6);
    for (int i = random.nextInt(50); i > 0; i--) {
      family.add(new Child("owner-" + random.nextInt(owners), i));
    }
    return family;
  }

  private static Map<String, Long> byOwner(List<Child> children) {
    return children.stream().collect(Collectors.groupingBy(Child::owner, Collectors.counting()));
  }

  private static List<Child> taken(PerOwner cap, Amount amount, List<Child> family, long seed) {
    return amount.take(family, new Random(seed), cap.cap(family, Child::owner));
  }

  @Test
  void no_owner_ever_loses_more_than_the_cap_whatever_the_seed() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<Child> family = family(random);
      boolean share = random.nextBoolean();
      int most = random.nextInt(share ? 130 : 8);
      PerOwner cap = new PerOwner(share ? most + "%" : "" + most);
      boolean rand = random.nextBoolean();
      Amount amount = new Amount(random.nextInt(3) == 0, rand, Mode.FIXED, random.nextInt(30));
      List<Child> taken = taken(cap, amount, family, seed);
      assertThat(taken).doesNotHaveDuplicates().isSubsetOf(family);
      Map<String, Long> there = byOwner(family);
      Function<String, Long> allowed =
          owner -> share ? there.get(owner) * Math.min(most, 100) / 100 : (long) most;
      byOwner(taken)
          .forEach((owner, hit) -> assertThat(hit).isLessThanOrEqualTo(allowed.apply(owner)));
      long possible =
          there.keySet().stream()
              .mapToLong(owner -> Math.min(allowed.apply(owner), there.get(owner)))
              .sum();
      assertThat((long) taken.size())
          .isEqualTo(amount.all() ? possible : Math.min(possible, amount.qty()));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "9, 3", "50%, 1", "67%, 2", "33%, 0", "100%, 3", "0, 0", "0%, 0"})
  void a_percentage_is_rounded_down(String cap, int taken) {
    List<Child> three = List.of(new Child("a", 1), new Child("a", 2), new Child("a", 3));
    assertThat(taken(new PerOwner(cap), Amount.ALL, three, 1)).hasSize(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "x", "1.5", "%", "50 percent", "+1", "99999999999"})
  void what_is_no_cap_is_refused(String cap) {
    assertThatThrownBy(() -> new PerOwner(cap))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "max_per_owner must be a whole number such as 1 or a percentage such as 50%%, not '%s'",
            cap);
  }
}
