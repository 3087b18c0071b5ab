package turbulence.simulator.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.mesh.MeshStage.Heard;

class FaultTest {
  private static final int MANY = 1000;
  private final MeshStage stage = new MeshStage(7);

  private void fault(String fault) {
    stage.rules(
        """
        apiVersion: networking.istio.io/v1alpha3
        kind: VirtualService
        metadata: {name: web}
        spec:
          hosts: [web]
          http:
          - fault: FAULT
            route:
            - destination: {host: web}
        """
            .replace("FAULT", fault));
  }

  private List<Heard> many() {
    stage.service("web", 2);
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      heard.add(stage.get("web"));
    }
    return heard;
  }

  @Test
  void half_of_all_requests_are_aborted_in_envoys_words() {
    fault("{abort: {httpStatus: 500, percentage: {value: 50}}}");
    List<Heard> heard = many();
    List<Heard> aborted = heard.stream().filter(each -> each.status() == 500).toList();
    assertThat(aborted.size()).isCloseTo(MANY / 2, within(65)); // four standard deviations
    assertThat(aborted)
        .allSatisfy(each -> {
          assertThat(each.body()).isEqualTo("fault filter abort");
          assertThat(each.header("content-type")).isEqualTo("text/plain");
          assertThat(each.header("server")).isEqualTo("envoy");
          assertThat(each.took()).isZero();
        });
    assertThat(stage.flags().stream().filter("FI"::equals)).hasSameSizeAs(aborted);
  }

  @Test
  void a_part_of_all_requests_waits() {
    fault("{delay: {fixedDelay: 1.5s, percentage: {value: 20}}}");
    List<Heard> heard = many();
    assertThat(heard).allMatch(each -> each.status() == 200);
    List<Heard> late = heard.stream().filter(each -> !each.took().isZero()).toList();
    assertThat(late.size()).isCloseTo(MANY / 5, within(51));
    assertThat(late).allMatch(each -> each.took().equals(Duration.ofMillis(1500)));
  }

  @Test
  void abort_and_delay_are_decided_each_for_itself() {
    fault(
        "{delay: {fixedDelay: 2s, percent: 50}, abort: {httpStatus: 418, percentage: {value:"
            + " 50}}}");
    List<Heard> heard = many();
    for (int status : new int[] {200, 418}) {
      for (Duration took : List.of(Duration.ZERO, Duration.ofSeconds(2))) {
        long count =
            heard.stream()
                .filter(each -> each.status() == status && each.took().equals(took))
                .count();
        assertThat(count).isCloseTo((long) MANY / 4, within(55L));
      }
    }
    assertThat(stage.flags()).contains("-", "FI", "DI", "DI,FI");
  }

  @Test
  void all_or_none_are_hit_without_chance() {
    fault("{abort: {httpStatus: 503, percentage: {value: 100}}}");
    assertThat(many()).allMatch(each -> each.status() == 503);
    fault("{abort: {httpStatus: 503}}");
    assertThat(stage.get("web").status()).isEqualTo(200);
    fault("{abort: {httpStatus: 503, percentage: {}}}");
    assertThat(stage.get("web").status()).isEqualTo(200);
  }

  @Test
  void the_same_seed_hits_the_same_requests() {
    List<List<Integer>> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      MeshStage other = new MeshStage(3);
      other.service("web", 2);
      other.rules(
          """
          kind: VirtualService
          metadata: {name: web}
          spec:
            hosts: [web.shop.svc.cluster.local]
            http: [{fault: {abort: {httpStatus: 500, percentage: {value: 50}}}, route: [{destination: {host: web}}]}]
          """);
      runs.add(
          java.util.stream.IntStream.range(0, 30)
              .mapToObj(_ -> other.get("web").status())
              .toList());
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(200, 500);
  }

  @Test
  void callers_outside_the_mesh_see_no_rule() {
    fault("{abort: {httpStatus: 500, percentage: {value: 100}}}");
    stage.service("web", 1);
    stage.pod("stranger", "10.1.0.8", false, JsonObject.EMPTY);
    assertThat(stage.ask(stage.from("10.1.0.8"), "web", Map.of()).status()).isEqualTo(200);
    assertThat(stage.get("web").status()).isEqualTo(500);
  }

  @Test
  void what_is_written_counts_from_the_next_request_on() {
    stage.service("web", 1);
    assertThat(stage.get("web").status()).isEqualTo(200);
    fault("{abort: {httpStatus: 500, percentage: {value: 100}}}");
    assertThat(stage.get("web").status()).isEqualTo(500);
    fault("{}");
    assertThat(stage.get("web").status()).isEqualTo(200);
  }
}
