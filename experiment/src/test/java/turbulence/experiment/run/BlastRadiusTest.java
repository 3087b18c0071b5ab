package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.extension.Target;
import turbulence.experiment.model.Limits;

class BlastRadiusTest {
  private static final Target DNS = new Target("pod", "kube-system", "coredns-1");

  @ParameterizedTest
  @CsvSource({"kube-system", "kube-public", "kube-node-lease"})
  void what_the_cluster_depends_on_is_protected_unless_somebody_lifts_it(String namespace) {
    Target pod = new Target("pod", namespace, "x");
    assertThat(radius(Limits.OPEN, Limits.OPEN, Limits.OPEN).refusal(List.of(pod)))
        .contains(
            "it would hit pod "
                + namespace
                + "/x: namespace "
                + namespace
                + " is protected unless somebody says otherwise, since the cluster itself depends"
                + " on it; --unprotect "
                + namespace
                + " lifts that, or runtime.limits.unprotect in the experiment");
    Limits lifting = new Limits(null, null, List.of(), List.of(namespace));
    assertThat(radius(lifting, Limits.OPEN, Limits.OPEN).refusal(List.of(pod))).isEmpty();
    assertThat(radius(Limits.OPEN, lifting, Limits.OPEN).refusal(List.of(pod))).isEmpty();
    assertThat(radius(Limits.OPEN, Limits.OPEN, lifting).refusal(List.of(pod))).isEmpty();
  }

  @Test
  void a_protected_namespace_is_not_hit_itself_either() {
    Target namespace = Target.of("namespace", "kube-public");
    assertThat(radius(Limits.OPEN, Limits.OPEN, Limits.OPEN).refusal(List.of(namespace)))
        .hasValueSatisfying(
            why -> assertThat(why).startsWith("it would hit namespace kube-public"));
  }

  @Test
  void what_lies_in_no_namespace_is_not_protected() {
    assertThat(
            radius(Limits.OPEN, Limits.OPEN, Limits.OPEN)
                .refusal(List.of(Target.of("node", "kube-system"), Target.of("file", "/etc/x"))))
        .isEmpty();
  }

  @Test
  void what_the_settings_protect_nobody_lifts() {
    Limits lifting = new Limits(null, null, List.of(), List.of("bank", "kube-system"));
    BlastRadius radius = radius(protecting("bank", "kube-system"), lifting, lifting);
    assertThat(radius.refusal(List.of(new Target("pod", "bank", "a"), DNS)))
        .contains(
            "it would hit pod bank/a, pod kube-system/coredns-1: namespace bank is protected by the"
                + " settings (runtime.limits.protect), and only there is it lifted; namespace"
                + " kube-system is protected by the settings (runtime.limits.protect), and only"
                + " there is it lifted");
  }

  @Test
  void what_the_experiment_protects_the_command_line_lifts() {
    Target pod = new Target("pod", "bank", "a");
    assertThat(radius(Limits.OPEN, protecting("bank"), Limits.OPEN).refusal(List.of(pod)))
        .contains(
            "it would hit pod bank/a: namespace bank is protected by the experiment"
                + " (runtime.limits.protect); --unprotect bank lifts that");
    Limits lifting = new Limits(null, null, List.of(), List.of("bank"));
    assertThat(radius(lifting, protecting("bank"), Limits.OPEN).refusal(List.of(pod))).isPresent();
    assertThat(radius(Limits.OPEN, protecting("bank"), lifting).refusal(List.of(pod))).isEmpty();
  }

  @Test
  void only_what_is_protected_is_named() {
    assertThat(
            radius(Limits.OPEN, Limits.OPEN, Limits.OPEN)
                .refusal(List.of(new Target("pod", "shop", "web"), DNS)))
        .hasValueSatisfying(
            why -> assertThat(why).startsWith("it would hit pod kube-system/coredns-1: "));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, 4, runtime.limits.targets of the settings",
    "4, 2, 3, runtime.limits.targets of the experiment",
    "4, 3, 2, --max-targets",
    "2, 2, 2, runtime.limits.targets of the settings",
    "  ,  , 2, --max-targets"
  })
  void of_several_numbers_the_smallest_counts(
      Integer settings, Integer experiment, Integer asked, String place) {
    BlastRadius radius = radius(most(settings), most(experiment), most(asked));
    assertThat(radius.refusal(pods(2))).isEmpty();
    assertThat(radius.refusal(pods(3)))
        .contains(
            "it would hit 3 objects, and a step may hit at most 2 ("
                + place
                + "): pod shop/0, pod shop/1, pod shop/2");
  }

  @Test
  void the_run_as_a_whole_hits_no_more_than_its_total() throws ActivityFailed {
    BlastRadius radius =
        radius(Limits.OPEN, new Limits(null, 3, List.of(), List.of()), Limits.OPEN);
    radius.admit("first", pods(2));
    radius.admit("the same again", pods(2));
    radius.admit("one more", pods(3));
    assertThatThrownBy(() -> radius.admit("kill", pods(4)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage(
            "'kill' is not done, because it would hit 1 object after 3 that the run has hit, and"
                + " the run may hit at most 3 (runtime.limits.total of the experiment): pod"
                + " shop/3");
  }

  @Test
  void what_is_spared_counts_no_longer() throws ActivityFailed {
    BlastRadius radius =
        radius(Limits.OPEN, new Limits(null, 2, List.of(), List.of()), Limits.OPEN);
    radius.admit("first", pods(1));
    List<Target> counted = radius.admit("second", pods(2));
    assertThat(counted).containsExactly(new Target("pod", "shop", "1"));
    radius.spare(counted);
    assertThat(radius.refusal(List.of(new Target("pod", "shop", "7")))).isEmpty();
  }

  @Test
  void a_long_list_is_cut() {
    assertThat(radius(most(5), Limits.OPEN, Limits.OPEN).refusal(pods(23)))
        .hasValueSatisfying(why -> assertThat(why).endsWith("pod shop/19 and 3 more"));
  }

  private static BlastRadius radius(Limits settings, Limits experiment, Limits asked) {
    return new BlastRadius(new Policy(settings, experiment, asked));
  }

  private static Limits most(Integer targets) {
    return new Limits(targets, null, List.of(), List.of());
  }

  private static Limits protecting(String... namespaces) {
    return new Limits(null, null, List.of(namespaces), List.of());
  }

  private static List<Target> pods(int many) {
    List<Target> pods = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      pods.add(new Target("pod", "shop", String.valueOf(i)));
    }
    return pods;
  }
}
