package turbulence.simulator.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests functions of the samples of a while, against values worked out by hand.
class RangeFunctionsTest {
  private static double at(long seconds, String query, String series) {
    Map<String, Double> found = Series.every(15, series).at(seconds, query);
    assertThat(found).hasSize(1);
    return found.values().iterator().next();
  }

  /// Samples at 15 s to 60 s, for the while begins after 0 s: 30 in 45 s, and the 15 s before the
  /// first are near enough.
  @Test
  void a_rate_is_extrapolated_to_the_ends_of_its_while() {
    assertThat(at(60, "increase(c[1m])", "c 100 110 120 130 140")).isCloseTo(40, within(1e-9));
    assertThat(at(60, "rate(c[1m])", "c 100 110 120 130 140")).isCloseTo(40 / 60.0, within(1e-9));
  }

  /// The series begins 30 s after the while does: only half a distance is added before it; after
  /// the last sample, 5 s are.
  @Test
  void a_series_that_begins_late_is_extrapolated_by_half_a_distance() {
    assertThat(at(65, "increase(c[65s])", "c _ _ _ 500 530"))
        .isCloseTo(30 * (15 + 7.5 + 5) / 15, within(1e-9));
  }

  /// 10 in 15 s means that it was 0 three seconds before it was 2.
  @Test
  void a_counter_was_never_below_zero() {
    assertThat(at(45, "increase(c[1m])", "c _ _ 2 12"))
        .isCloseTo(10 * (15 + 3.0) / 15, within(1e-9));
    assertThat(at(45, "delta(c[1m])", "c _ _ 2 12")).isCloseTo(10 * (15 + 7.5) / 15, within(1e-9));
  }

  @Test
  void a_counter_that_fell_started_anew() {
    assertThat(at(60, "increase(c[1m])", "c 0 100 150 20 40")).isCloseTo(120, within(1e-9));
    assertThat(at(60, "resets(c[1m])", "c 0 100 150 20 40")).isEqualTo(1);
    assertThat(at(60, "irate(c[1m])", "c 0 100 150 40 30")).isCloseTo(2, within(1e-9));
    assertThat(at(60, "idelta(c[1m])", "c 0 100 150 40 30")).isEqualTo(-10);
  }

  @Test
  void one_sample_has_no_rate() {
    Series series = Series.every(15, "c 5");
    assertThat(series.at(15, "rate(c[1m])")).isEmpty();
    assertThat(series.at(15, "irate(c[1m])")).isEmpty();
    assertThat(series.at(15, "deriv(c[1m])")).isEmpty();
    assertThat(series.at(15, "count_over_time(c[1m])")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sum_over_time(g[1m])             | 14
          avg_over_time(g[1m])             | 3.5
          min_over_time(g[1m])             | 1
          max_over_time(g[1m])             | 6
          count_over_time(g[1m])           | 4
          last_over_time(g[1m])            | 4
          first_over_time(g[1m])           | 1
          present_over_time(g[1m])         | 1
          stdvar_over_time(g[1m])          | 3.25
          stddev_over_time(g[1m])          | 1.8027756377319946
          quantile_over_time(0.5, g[1m])   | 3.5
          changes(g[1m])                   | 3
          deriv(g[1m])                     | 0.08
          predict_linear(g[1m], 15)        | 6.5
          """)
  void samples_of_a_while_come_to_one(String query, double expected) {
    assertThat(at(60, query, "g 9 1 3 6 4")).isCloseTo(expected, within(1e-9));
  }

  @Test
  void subqueries_look_at_whole_multiples_of_their_step() {
    assertThat(at(125, "count_over_time(g[1m:20s])", "g 0+1x9")).isEqualTo(3);
    assertThat(at(120, "max_over_time(rate(c[1m])[1m:15s])", "c 0 0 0 0 30 30 30 30 30"))
        .isCloseTo(0.5, within(1e-9));
    assertThat(at(120, "sum_over_time(g[2m:])", "g 1 1 1 1 1 1 1 1 1")).isEqualTo(2);
    assertThat(at(120, "max_over_time(g[30s:15s] offset 1m)", "g 0+1x9")).isEqualTo(4);
    assertThat(at(120, "max_over_time(g[30s:15s] @ 30)", "g 0+1x9")).isEqualTo(2);
  }

  @Test
  void a_range_vector_lists_samples() {
    Value value = new Engine(Series.every(15, "g 1 2 stale 3")).at("g[1m]", 60_000);
    assertThat(value).isInstanceOf(Value.Matrix.class);
    Track track = ((Value.Matrix) value).tracks().getFirst();
    assertThat(track.size()).isEqualTo(2);
    assertThat(track.value(1)).isEqualTo(3);
  }
}
