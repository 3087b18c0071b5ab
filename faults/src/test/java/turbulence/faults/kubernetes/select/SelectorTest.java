package turbulence.faults.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonObject;

class SelectorTest {
  private static final JsonObject THERE =
      JsonObject.of("team", "shop", "tier", "web").with("example.org/size", "12");

  private static boolean selects(String text) {
    return Selector.parse("annotation_selector", text).selects(THERE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team=shop",
        "team==shop",
        " team = shop , tier=web ",
        "team",
        "!owner",
        "! owner",
        "owner!=me",
        "team!=bank",
        "tier in (web,db)",
        "tier in ( web )",
        "tier notin (db)",
        "owner notin (me)",
        "team,tier,!owner,example.org/size>11",
        "example.org/size<13",
        "tier in (,web)",
        "in notin (web)",
      })
  void what_fits_is_selected(String text) {
    assertThat(selects(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team=bank",
        "team=",
        "team=shop,tier=db",
        "owner",
        "!team",
        "owner=me",
        "team!=shop",
        "tier in (db)",
        "owner in (me)",
        "tier notin (web,db)",
        "example.org/size>12",
        "team>1",
      })
  void what_does_not_fit_is_not(String text) {
    assertThat(selects(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "team=shop tier=web | expected ',' or the end before 'tier=web'",
        "=shop | expected a key before '=shop'",
        "team=shop, | expected a key at its end",
        "team in shop | expected '(' before 'shop'",
        "team in (shop | expected ',' or ')' at its end",
        "team is shop | expected =, ==, !=, in, notin, <, > or ',' before 'is shop'",
        "team! | expected '=' after '!' at its end",
        "size>big | expected a whole number before 'big'",
        "team=a=b | expected ',' or the end before '=b'",
        "!team=shop | expected ',' or the end before '=shop'",
      })
  void what_is_none_is_refused_with_what_was_expected_and_where(String text, String wrong) {
    assertThatThrownBy(() -> selects(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("annotation_selector '%s' is no selector: %s", text, wrong);
  }

  @Test
  void whatever_stands_there_is_a_selector_or_refused_in_words() {
    Random random = new Random(3);
    String letters = "ab/.-=!(),<> \t\nin notin\u00e9\ud83d";
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(14); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        selects(text.toString());
        read++;
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("is no selector: expected ");
      }
    }
    assertThat(read).isPositive();
  }
}
