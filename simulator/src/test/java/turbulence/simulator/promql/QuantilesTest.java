package turbulence.simulator.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests quantiles of values and of histograms.
class QuantilesTest {
  /// Ten below 10, thirty below 50, sixty more below 100.
  private static final String LATENCIES =
      """
      t_bucket{le="10"} 0+10x4
      t_bucket{le="50"} 0+40x4
      t_bucket{le="100"} 0+100x4
      t_bucket{le="+Inf"} 0+100x4
      """;

  @ParameterizedTest
  @CsvSource({
    "0.05, 5",
    "0.1, 10",
    "0.25, 30",
    "0.4, 50",
    "0.5, 58.333333333",
    "0.99, 99.166666667",
    "1, 100",
    "0, 0",
    "-1, -Infinity",
    "2, Infinity"
  })
  void of_a_histogram_they_lie_within_the_bucket_in_equal_parts(String share, double expected) {
    String query = "histogram_quantile(" + share + ", rate(t_bucket[1m]))";
    double found = Series.every(15, LATENCIES).at(60, query).get("{}");
    if (Double.isInfinite(expected)) {
      assertThat(found).isEqualTo(expected);
    } else {
      assertThat(found).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void above_the_last_bound_that_bound_is_all_that_is_known() {
    String series = "t_bucket{le=\"1\"} 1\nt_bucket{le=\"+Inf\"} 10";
    assertThat(Series.every(15, series).at(0, "histogram_quantile(0.9, t_bucket)"))
        .containsEntry("{}", 1.0);
  }

  @Test
  void without_an_open_bucket_or_observations_there_are_none() {
    String open = "t_bucket{le=\"1\"} 1\nt_bucket{le=\"2\"} 10";
    assertThat(Series.every(15, open).at(0, "histogram_quantile(0.9, t_bucket)").get("{}")).isNaN();
    String empty = "t_bucket{le=\"1\"} 0\nt_bucket{le=\"+Inf\"} 0";
    assertThat(Series.every(15, empty).at(0, "histogram_quantile(0.9, t_bucket)").get("{}"))
        .isNaN();
    String foreign = "t_bucket{le=\"x\"} 0\nother 1";
    assertThat(Series.every(15, foreign).at(0, "histogram_quantile(0.9, t_bucket)")).isEmpty();
  }

  @Test
  void each_set_of_labels_is_a_histogram() {
    String series =
        """
        t_bucket{app="a", le="1"} 10
        t_bucket{app="a", le="+Inf"} 10
        t_bucket{app="b", le="4"} 10
        t_bucket{app="b", le="+Inf"} 10
        """;
    assertThat(Series.every(15, series).at(0, "histogram_quantile(0.5, t_bucket)"))
        .containsOnly(Map.entry("{app=\"a\"}", 0.5), Map.entry("{app=\"b\"}", 2.0));
    assertThat(Series.every(15, series).at(0, "histogram_fraction(0, 2, t_bucket)"))
        .containsOnly(Map.entry("{app=\"a\"}", 1.0), Map.entry("{app=\"b\"}", 0.5));
  }

  @Test
  void they_never_fall_when_the_share_grows() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      StringBuilder series = new StringBuilder();
      double count = 0;
      for (int bound = 1; bound <= 8; bound++) {
        count += random.nextInt(5);
        series.append("t_bucket{le=\"").append(bound).append("\"} ").append(count).append('\n');
      }
      series.append("t_bucket{le=\"+Inf\"} ").append(count + 1);
      Series loaded = Series.every(15, series.toString());
      double before = Double.NEGATIVE_INFINITY;
      for (int percent = 5; percent <= 100; percent += 5) {
        String query = "histogram_quantile(" + percent / 100.0 + ", t_bucket)";
        double found = loaded.at(0, query).get("{}");
        assertThat(found).isGreaterThanOrEqualTo(before);
        before = found;
      }
    }
  }
}
