package turbulence.simulator.api.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final Predicate<String> SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
          .asMatchPredicate();
  private static final Predicate<String> LABEL =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?").asMatchPredicate();
  private static final Predicate<String> OLD_LABEL =
      Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?").asMatchPredicate();
  private static final Predicate<String> VALUE =
      Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?").asMatchPredicate();
  private static final Predicate<String> SEARCH =
      Pattern.compile("_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*")
          .asMatchPredicate();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void names_are_read_by_hand_as_the_published_expressions_read_them(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      String name = name(random);
      assertThat(Names.subdomain(name).isEmpty()).as(name).isEqualTo(SUBDOMAIN.test(name));
      assertThat(Names.label(name).isEmpty()).as(name).isEqualTo(LABEL.test(name));
      assertThat(Names.label1035(name).isEmpty()).as(name).isEqualTo(OLD_LABEL.test(name));
      assertThat(Names.labelValue(name).isEmpty()).as(name).isEqualTo(VALUE.test(name));
      assertThat(Names.underscoreSubdomain(name).isEmpty()).as(name).isEqualTo(SEARCH.test(name));
    }
  }

  private static String name(SplittableRandom random) {
    String letters = "ab1-._Zé";
    StringBuilder name = new StringBuilder();
    for (int left = random.nextInt(7); left > 0; left--) {
      name.append(letters.charAt(random.nextInt(letters.length())));
    }
    return name.toString();
  }

  @Test
  void too_long_a_name_is_said_to_be_so() {
    assertThat(Names.label("a".repeat(64))).containsExactly("must be no more than 63 characters");
    assertThat(Names.label("a.b")).containsExactly("must not contain dots");
    assertThat(Names.subdomain("a".repeat(254)))
        .containsExactly("must be no more than 253 characters");
    assertThat(Names.labelValue("a".repeat(64))).containsExactly("must be no more than 63 bytes");
    assertThat(Names.labelKey("a/" + "b".repeat(64)))
        .containsExactly("name part must be no more than 63 bytes");
  }

  @Test
  void a_key_may_have_one_prefix() {
    assertThat(Names.labelKey("example.com/a_B.c")).isEmpty();
    assertThat(Names.labelKey("/a")).containsExactly("prefix part must be non-empty");
    assertThat(Names.labelKey("a/")).hasSize(2).first().isEqualTo("name part must be non-empty");
    assertThat(Names.labelKey("a/b/c").getFirst())
        .startsWith("a valid label key must consist of alphanumeric characters")
        .endsWith("with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
  }

  @Test
  void ports_have_short_names() {
    assertThat(Names.port("http-1")).isEmpty();
    assertThat(Names.port("1-2")).containsExactly("must contain at least one letter (a-z)");
    assertThat(Names.port("a--b")).containsExactly("must not contain consecutive hyphens");
    assertThat(Names.port("abcdefghijklmnop"))
        .containsExactly("must be no more than 15 characters");
  }
}
