package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.extension.Policy.Said;
import turbulence.experiment.model.Limits;
import turbulence.experiment.model.Share;

class PolicyTest {
  @Test
  void every_place_that_says_a_limit_is_heard_and_named() {
    Policy policy = new Policy(sharing(1), sharing(2), sharing(3));
    assertThat(policy.said("share_of_workload", limits -> limits.shares().workload()))
        .containsExactly(
            new Said<>(Share.number(1), "runtime.limits.share_of_workload of the settings"),
            new Said<>(Share.number(2), "runtime.limits.share_of_workload of the experiment"),
            new Said<>(Share.number(3), "--max-share"));
    assertThat(
            new Policy(Limits.OPEN, sharing(2), Limits.OPEN)
                .said("leave_ready", limits -> limits.shares().leaveReady()))
        .containsExactly(new Said<>(2, "runtime.limits.leave_ready of the experiment"));
    assertThat(
            new Policy(Limits.OPEN, Limits.OPEN, sharing(2))
                .said("leave_ready", limits -> limits.shares().leaveReady()))
        .containsExactly(new Said<>(2, "--leave-ready"));
    assertThat(Policy.OPEN.said("opt_in", limits -> limits.labels().optIn())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "      ,      ,      , false",
    " true ,      ,      , true",
    "      , true ,      , true",
    "      ,      , true , true",
    "      , false, true , true",
    " true , false,      , true",
    " false, true , true , false"
  })
  void a_run_may_hit_itself_when_somebody_says_so_and_the_settings_do_not_deny_it(
      @Nullable Boolean settings,
      @Nullable Boolean experiment,
      @Nullable Boolean asked,
      boolean may) {
    assertThat(new Policy(self(settings), self(experiment), self(asked)).sparesNotItself())
        .isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({
    "settings  , nobody    , true",
    "settings  , experiment, true",
    "settings  , asked     , true",
    "experiment, nobody    , true",
    "experiment, settings  , true",
    "experiment, asked     , false",
    "nobody    , nobody    , false"
  })
  void what_the_settings_protect_nobody_lifts_and_the_rest_the_command_line(
      String protecting, String lifting, boolean is) {
    Policy policy =
        new Policy(
            limits("settings", protecting, lifting),
            limits("experiment", protecting, lifting),
            limits("asked", protecting, lifting));
    assertThat(policy.protects("bank") != null).isEqualTo(is);
    assertThat(policy.protects("shop")).isNull();
  }

  private static Limits limits(String who, String protecting, String lifting) {
    List<String> bank = List.of("bank");
    return new Limits(
        null,
        null,
        who.equals(protecting) ? bank : List.of(),
        who.equals(lifting) ? bank : List.of());
  }

  private static Limits sharing(int number) {
    return new Limits(
        null,
        null,
        List.of(),
        List.of(),
        Limits.Labels.OPEN,
        new Limits.Shares(Share.number(number), null, null, number),
        null);
  }

  private static Limits self(@Nullable Boolean self) {
    return new Limits(
        null, null, List.of(), List.of(), Limits.Labels.OPEN, Limits.Shares.OPEN, self);
  }
}
