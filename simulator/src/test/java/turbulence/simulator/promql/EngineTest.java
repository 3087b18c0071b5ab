package turbulence.simulator.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests what queries come to, against values worked out by hand.
class EngineTest {
  private static final Series SHOP =
      Series.every(
          60,
          """
          requests{app="shop", pod="a", code="200"} 0+60x10
          requests{app="shop", pod="b", code="200"} 0+30x10
          requests{app="shop", pod="a", code="500"} 0+6x10
          requests{app="cart", pod="c", code="200"} 0+120x10
          limit{app="shop"} 0+0x10
          limit{app="cart"} 5+0x10
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 + 2 * 3                   | 7
          2 ^ 3 ^ 2                   | 512
          -2 ^ 2                      | -4
          (1 + 2) * 3                 | 9
          7 % 4 - 10                  | -7
          -7 % 4                      | -3
          1 / 0                       | Infinity
          0 / 0                       | NaN
          1 < bool 2                  | 1
          2 == bool 3                 | 0
          1 + 1 == bool 2 * 1         | 1
          0x1F + 1e3 + .5             | 1031.5
          1m30s * 2                   | 180
          Inf - 1                     | Infinity
          1_000 / 8                   | 125
          atan2(1) or 1               | x
          2 atan2 2                   | 0.7853981633974483
          scalar(vector(3)) * 2       | 6
          time()                      | 600
          pi()                        | 3.141592653589793
          +1                          | 1
          """)
  void numbers(String query, String expected) {
    if (expected.equals("x")) {
      assertThatThrownBy(() -> SHOP.at(600, query)).isInstanceOf(QueryInvalid.class);
    } else {
      assertThat(SHOP.at(600, query)).containsExactly(Map.entry("scalar", number(expected)));
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  @Test
  void selectors_choose_by_labels() {
    assertThat(SHOP.at(600, "requests{code=\"500\"}"))
        .containsExactly(Map.entry("requests{app=\"shop\", code=\"500\", pod=\"a\"}", 60.0));
    assertThat(SHOP.at(600, "requests{pod=~\"a|c\"}")).hasSize(3);
    assertThat(SHOP.at(600, "requests{pod=~\"[ac]\",code!~\"5.*\"}")).hasSize(2);
    assertThat(SHOP.at(600, "requests{pod!=\"a\"}")).hasSize(2);
    assertThat(SHOP.at(600, "requests{code=~\"00\"}")).isEmpty();
    assertThat(SHOP.at(600, "{__name__=~\"lim.*\"}")).hasSize(2);
    assertThat(SHOP.at(600, "requests{zone=\"\"}")).hasSize(4);
    assertThat(SHOP.at(600, "{\"limit\", \"app\"=\"cart\"}")).hasSize(1);
    assertThat(SHOP.at(600, "requests{code=~'2..|5[[:digit:]]0'}")).hasSize(4);
  }

  @Test
  void the_latest_sample_counts_for_five_minutes_unless_the_series_ended() {
    Series series = Series.every(60, "up{i=\"a\"} 1 1\nup{i=\"b\"} 1 1 stale\nup{i=\"c\"} 1 1");
    assertThat(series.at(60, "up")).hasSize(3);
    assertThat(series.at(120, "up")).hasSize(2);
    assertThat(series.at(359, "up")).hasSize(2);
    assertThat(series.at(360, "up")).isEmpty();
    assertThat(series.at(420, "up offset 5m")).hasSize(2);
    assertThat(series.at(0, "up offset -1m")).hasSize(3);
    assertThat(series.at(9000, "up @ 60")).hasSize(3);
    assertThat(series.at(60, "count_over_time(up[2m])")).hasSize(3).containsValue(2.0);
    assertThat(series.at(180, "count_over_time(up{i=\"b\"}[10m])")).containsValue(2.0);
  }

  @Test
  void aggregations_group_by_labels_or_without_them() {
    assertThat(SHOP.at(600, "sum(requests)")).containsExactly(Map.entry("{}", 2160.0));
    assertThat(SHOP.at(600, "sum by (app) (requests)"))
        .containsOnly(Map.entry("{app=\"cart\"}", 1200.0), Map.entry("{app=\"shop\"}", 960.0));
    assertThat(SHOP.at(600, "sum(requests) without (pod, code)"))
        .isEqualTo(SHOP.at(600, "sum by (app) (requests)"));
    assertThat(SHOP.at(600, "count by (app) (requests)")).containsEntry("{app=\"shop\"}", 3.0);
    assertThat(SHOP.at(600, "avg(requests)")).containsEntry("{}", 540.0);
    assertThat(SHOP.at(600, "min(requests)")).containsEntry("{}", 60.0);
    assertThat(SHOP.at(600, "max(requests)")).containsEntry("{}", 1200.0);
    assertThat(SHOP.at(600, "group by (app) (requests)")).containsEntry("{app=\"cart\"}", 1.0);
    assertThat(SHOP.at(600, "stdvar by (app) (requests{code=\"200\"})"))
        .containsEntry("{app=\"shop\"}", 22_500.0);
    assertThat(SHOP.at(600, "stddev by (app) (requests{code=\"200\"})"))
        .containsEntry("{app=\"shop\"}", 150.0);
    assertThat(SHOP.at(600, "quantile(0.5, requests)")).containsEntry("{}", 450.0);
    assertThat(SHOP.at(600, "quantile(2, requests)")).containsEntry("{}", Double.POSITIVE_INFINITY);
    assertThat(SHOP.at(600, "count_values(\"limit\", limit)"))
        .containsOnly(Map.entry("{limit=\"5\"}", 1.0), Map.entry("{limit=\"0\"}", 1.0));
    assertThat(SHOP.at(600, "sum(nothing)")).isEmpty();
  }

  @Test
  void the_best_come_first() {
    assertThat(SHOP.order(600, "topk(2, requests)"))
        .containsExactly(
            "requests{app=\"cart\", code=\"200\", pod=\"c\"}",
            "requests{app=\"shop\", code=\"200\", pod=\"a\"}");
    assertThat(SHOP.order(600, "bottomk by (app) (1, requests)"))
        .containsExactlyInAnyOrder(
            "requests{app=\"shop\", code=\"500\", pod=\"a\"}",
            "requests{app=\"cart\", code=\"200\", pod=\"c\"}");
    assertThat(SHOP.order(600, "sort_desc(sum by (pod) (requests))"))
        .containsExactly("{pod=\"c\"}", "{pod=\"a\"}", "{pod=\"b\"}");
    assertThat(SHOP.order(600, "sort(sum by (pod) (requests))"))
        .containsExactly("{pod=\"b\"}", "{pod=\"a\"}", "{pod=\"c\"}");
    assertThat(SHOP.order(600, "topk(0, requests)")).isEmpty();
  }

  @Test
  void vectors_meet_by_their_labels() {
    assertThat(SHOP.at(600, "requests{code=\"500\"} / ignoring(code) requests{code=\"200\"}"))
        .containsExactly(Map.entry("{app=\"shop\", pod=\"a\"}", 0.1));
    assertThat(SHOP.at(600, "sum by (app) (requests) * on(app) limit"))
        .containsOnly(Map.entry("{app=\"cart\"}", 6000.0), Map.entry("{app=\"shop\"}", 0.0));
    assertThat(SHOP.at(600, "requests * on(app) group_left limit")).hasSize(4);
    assertThat(SHOP.at(600, "limit * on(app) group_right requests"))
        .isEqualTo(SHOP.at(600, "requests * on(app) group_left limit"));
    assertThat(
            SHOP.at(
                600,
                "sum by (app) (limit) + on(app) group_right()"
                    + " label_replace(requests{code=\"500\"}, \"z\", \"1\", \"\", \"\")"))
        .containsExactly(Map.entry("{app=\"shop\", code=\"500\", pod=\"a\", z=\"1\"}", 60.0));
    assertThat(
            SHOP.at(
                600,
                "requests{code=\"500\"} * on(app) group_left(size)"
                    + " label_replace(limit, \"size\", \"small\", \"app\", \"shop\")"))
        .containsExactly(Map.entry("{app=\"shop\", code=\"500\", pod=\"a\", size=\"small\"}", 0.0));
  }

  @Test
  void vectors_that_do_not_meet_one_to_one_are_refused() {
    assertThatThrownBy(() -> SHOP.at(600, "limit * on(app) requests"))
        .isInstanceOf(QueryFailed.class)
        .hasMessageContaining("found duplicate series for the match group {app=\"shop\"} on the")
        .hasMessageContaining("right hand-side of the operation: [")
        .hasMessageContaining(
            "];many-to-many matching not allowed: matching labels must be unique on one side");
    assertThatThrownBy(() -> SHOP.at(600, "requests * on(app) limit"))
        .hasMessage(
            "multiple matches for labels: many-to-one matching must be explicit"
                + " (group_left/group_right)");
    assertThatThrownBy(() -> SHOP.at(600, "label_replace(limit, \"app\", \"x\", \"\", \"\")"))
        .hasMessage("vector cannot contain metrics with the same labelset");
  }

  @Test
  void comparisons_choose_or_say_zero_or_one() {
    assertThat(SHOP.at(600, "requests > 500")).hasSize(2).containsValue(1200.0);
    assertThat(SHOP.at(600, "500 < requests")).isEqualTo(SHOP.at(600, "requests > 500"));
    assertThat(SHOP.at(600, "limit > bool 1"))
        .containsOnly(Map.entry("{app=\"cart\"}", 1.0), Map.entry("{app=\"shop\"}", 0.0));
    assertThat(SHOP.at(600, "limit == on(app) limit"))
        .containsOnly(Map.entry("{app=\"cart\"}", 5.0), Map.entry("{app=\"shop\"}", 0.0));
    assertThat(SHOP.at(600, "limit != limit")).isEmpty();
  }

  @Test
  void sets_go_by_labels() {
    assertThat(SHOP.at(600, "requests and on(app) (limit > 1)")).hasSize(1);
    assertThat(SHOP.at(600, "requests unless on(app) (limit > 1)")).hasSize(3);
    assertThat(SHOP.at(600, "sum by (app)(requests{app=\"cart\"}) or sum by (app)(requests)"))
        .hasSize(2);
    assertThat(SHOP.at(600, "sum(nothing) or vector(0)")).containsEntry("{}", 0.0);
  }

  @Test
  void labels_are_replaced_and_joined() {
    assertThat(
            SHOP.at(600, "label_replace(limit, \"x\", \"$1-${n}$$\", \"app\", \"(.)(?P<n>.*)\")"))
        .containsKeys("limit{app=\"cart\", x=\"c-art$\"}", "limit{app=\"shop\", x=\"s-hop$\"}");
    assertThat(SHOP.at(600, "label_replace(limit, \"x\", \"y\", \"app\", \"ca\")"))
        .containsKey("limit{app=\"cart\"}");
    assertThat(SHOP.at(600, "label_join(requests{code=\"500\"}, \"var\", \".\", \"app\", \"pod\")"))
        .containsKey("requests{app=\"shop\", code=\"500\", pod=\"a\", var=\"shop.a\"}");
    assertThatThrownBy(() -> SHOP.at(600, "label_replace(limit, \"x\", \"\", \"app\", \"(\")"))
        .hasMessage("invalid regular expression in label_replace(): (");
  }

  @Test
  void what_is_absent_is_told_with_the_labels_that_are_sure() {
    assertThat(SHOP.at(600, "absent(nothing{a=\"b\", c=~\"d\", e=\"f\", e=\"g\"})"))
        .containsExactly(Map.entry("{a=\"b\"}", 1.0));
    assertThat(SHOP.at(600, "absent(limit)")).isEmpty();
    assertThat(SHOP.at(600, "absent(sum(nothing{a=\"b\"}))")).containsExactly(Map.entry("{}", 1.0));
    assertThat(SHOP.at(600, "absent_over_time(nothing{a=\"b\"}[5m])"))
        .containsExactly(Map.entry("{a=\"b\"}", 1.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          abs(vector(-3))                 | 3
          ceil(vector(1.2))               | 2
          floor(vector(-1.2))             | -2
          round(vector(2.5))              | 3
          round(vector(-2.5))             | -2
          round(vector(1.2345), 0.01)     | 1.23
          exp(vector(0))                  | 1
          ln(vector(1))                   | 0
          log2(vector(8))                 | 3
          log10(vector(1000))             | 3
          sqrt(vector(16))                | 4
          sgn(vector(-9))                 | -1
          clamp(vector(9), 1, 5)          | 5
          clamp_min(vector(0), 1)         | 1
          clamp_max(vector(9), 4)         | 4
          deg(vector(pi()))               | 180
          hour()                          | 0
          minute()                        | 10
          minute(vector(3540))            | 59
          hour(vector(86399))             | 23
          day_of_week(vector(0))          | 4
          day_of_month(vector(86400))     | 2
          day_of_year(vector(0))          | 1
          days_in_month(vector(0))        | 31
          month(vector(0))                | 1
          year(vector(0))                 | 1970
          timestamp(vector(1))            | 600
          """)
  void functions_of_numbers(String query, double expected) {
    assertThat(SHOP.at(600, query).get("{}")).isCloseTo(expected, within(1e-9));
  }

  @Test
  void functions_drop_the_name_and_so_do_calculations() {
    assertThat(SHOP.at(600, "abs(limit)")).containsKey("{app=\"cart\"}");
    assertThat(SHOP.at(600, "limit * 2")).containsEntry("{app=\"cart\"}", 10.0);
    assertThat(SHOP.at(600, "-limit")).containsEntry("{app=\"cart\"}", -5.0);
    assertThat(SHOP.at(600, "limit{app=\"cart\"} > 1")).containsKey("limit{app=\"cart\"}");
    assertThat(SHOP.at(600, "timestamp(limit)")).containsEntry("{app=\"cart\"}", 600.0);
    assertThat(SHOP.at(630, "timestamp(limit)")).containsEntry("{app=\"cart\"}", 600.0);
  }

  @Test
  void a_query_over_a_while_has_a_sample_for_each_step() {
    Value.Matrix matrix =
        new Engine(SHOP).over("sum by (app) (requests)", new Engine.Steps(0, 120_000, 60_000));
    assertThat(matrix.tracks()).hasSize(2);
    Track cart = matrix.tracks().getFirst();
    assertThat(cart.labels().get("app")).isEqualTo("cart");
    assertThat(cart.size()).isEqualTo(3);
    assertThat(cart.value(2)).isEqualTo(240);
    assertThatThrownBy(() -> new Engine(SHOP).over("limit[5m]", new Engine.Steps(0, 1, 1)))
        .hasMessage(
            "invalid expression type \"range vector\" for range query, must be Scalar or instant"
                + " Vector");
  }

  @Test
  void borders_of_a_query_are_those_of_its_steps() {
    Value.Matrix matrix =
        new Engine(SHOP).over("sum(requests @ end())", new Engine.Steps(0, 120_000, 60_000));
    assertThat(matrix.tracks().getFirst().value(0)).isEqualTo(432);
    assertThat(SHOP.at(300, "sum(requests @ start())")).containsEntry("{}", 1080.0);
  }

  @Test
  void a_query_that_costs_too_much_is_given_up() {
    assertThatThrownBy(() -> SHOP.at(600, "sum_over_time(vector(1)[10y:1ms])"))
        .isInstanceOf(QueryFailed.class)
        .hasMessageContaining("too many samples");
  }
}
