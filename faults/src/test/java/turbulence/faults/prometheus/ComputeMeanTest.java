package turbulence.faults.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonNumber;

class ComputeMeanTest {
  @RegisterExtension static final Watchtower TOWER = new Watchtower();

  private static double mean(String query, String window, String type) throws Exception {
    return ((JsonNumber) TOWER.observed(new ComputeMean(query, window, type))).doubleValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"arithmetic", "geometric", "harmonic"})
  void what_is_always_the_same_has_itself_as_its_mean(String type) throws Exception {
    assertThat(mean("vector(8)", "5 minutes", type)).isBetween(7.999, 8.001);
  }

  @Test
  void means_differ_as_they_should() throws Exception {
    List<Double> figures = List.of(1.0, 2.0, 4.0);
    assertThat(Mean.of("arithmetic").of(figures)).isBetween(2.3333, 2.3334);
    assertThat(Mean.of("geometric").of(figures)).isBetween(1.9999, 2.0001);
    assertThat(Mean.of("harmonic").of(figures)).isBetween(1.7142, 1.7143);
    assertThat(Mean.of("harmonic").of(List.of(0.0, 1.0))).isZero();
  }

  @Test
  void all_series_and_samples_of_a_range_count() throws Exception {
    assertThat(mean("up", "5m", "arithmetic")).isEqualTo(1);
    assertThat(mean("up[5m]", "1d", "arithmetic")).isEqualTo(1);
    assertThat(mean("sum(up) / 4", "1d", "arithmetic")).isBetween(0.1, 1.0);
  }

  @Test
  void what_has_no_mean_fails() {
    assertThatThrownBy(() -> mean("no_such_metric", "5m", "arithmetic"))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("there are no figures, so they have no mean");
    assertThatThrownBy(() -> mean("vector(0)", "5m", "geometric"))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("figures such as 0.0 have no geometric mean");
    assertThatThrownBy(() -> mean("vector(-1)", "5m", "harmonic"))
        .hasMessage("figures such as -1.0 have no harmonic mean");
    assertThatThrownBy(() -> mean("vector(1) / 0", "5m", "arithmetic"))
        .hasMessage("there are no figures, so they have no mean");
  }

  @Test
  void windows_and_means_that_are_none_are_refused() {
    for (String window : new String[] {"", "soon", "0s", "1000000d"}) {
      assertThatThrownBy(() -> new ComputeMean("up", window, "arithmetic"))
          .as(window)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("'window' must be a span of time");
    }
    assertThatThrownBy(() -> new ComputeMean("up", "1d", "median"))
        .hasMessage("'mean_type' must be arithmetic, geometric or harmonic, not 'median'");
  }
}
