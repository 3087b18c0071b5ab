package turbulence.simulator.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.simulator.mesh.MeshStage.Heard;
import turbulence.simulator.workload.Service.Response;

class CircuitTest {
  private final MeshStage stage = new MeshStage();
  private final Set<String> bad = ConcurrentHashMap.newKeySet();

  private void policy(String policy) {
    stage.rules(
        """
        kind: DestinationRule
        metadata: {name: web}
        spec: {host: web, trafficPolicy: POLICY}
        """
            .replace("POLICY", policy));
  }

  private List<Heard> crowd(int callers) {
    List<Heard> heard = new CopyOnWriteArrayList<>();
    for (int i = 0; i < callers; i++) {
      stage.begin(stage.from(MeshStage.CALLER), "web", Map.of(), heard);
    }
    for (int i = 0; heard.size() < callers && i < 1000; i++) {
      stage.timeline.advance(Duration.ofMillis(100));
    }
    return heard;
  }

  private Response slow(String pod) throws InterruptedException {
    stage.timeline.sleep(Duration.ofSeconds(1));
    return Response.text(200, pod);
  }

  @ParameterizedTest
  @CsvSource({
    "'tcp: {maxConnections: 1}, http: {http1MaxPendingRequests: 1}', 1, 2, 2",
    "'tcp: {maxConnections: 3}, http: {http1MaxPendingRequests: 4}', 1, 7, 3",
    "'tcp: {maxConnections: 3}', 1, 20, 7",
    "'http: {http2MaxRequests: 5}', 1, 5, 1",
    "'tcp: {maxConnections: 1}, http: {http1MaxPendingRequests: 2}', 2, 4, 2",
  })
  void so_many_pass_at_once_so_many_wait_and_the_others_overflow(
      String pool, int pods, int passed, int seconds) {
    stage.service("web", pods, (pod, _) -> slow(pod));
    policy("{connectionPool: {" + pool + "}}");
    List<Heard> heard = crowd(20);
    List<Heard> good = heard.stream().filter(each -> each.status() == 200).toList();
    assertThat(good).hasSize(passed);
    assertThat(good.stream().map(Heard::took).max(Duration::compareTo))
        .contains(Duration.ofSeconds(seconds));
    assertThat(heard.stream().filter(each -> each.status() != 200))
        .allSatisfy(each -> {
          assertThat(each.status()).isEqualTo(503);
          assertThat(each.body())
              .isEqualTo(
                  "upstream connect error or disconnect/reset before headers. reset reason:"
                      + " overflow");
          assertThat(each.header("x-envoy-overloaded")).isEqualTo("true");
        });
    assertThat(stage.flags().stream().filter("UO"::equals)).hasSize(20 - passed);
    assertThat(crowd(1)).allMatch(each -> each.status() == 200);
  }

  @Test
  void who_waits_for_a_connection_may_give_up() {
    stage.service("web", 1, (pod, _) -> slow(pod));
    policy("{connectionPool: {tcp: {maxConnections: 1}}}");
    stage.rules(
        """
        kind: VirtualService
        metadata: {name: web}
        spec: {hosts: [web], http: [{route: [{destination: {host: web}}], timeout: 2500ms}]}
        """);
    List<Heard> heard = crowd(5);
    assertThat(heard.stream().filter(each -> each.status() == 200)).hasSize(2);
    assertThat(heard.stream().filter(each -> each.status() == 504))
        .hasSize(3)
        .allMatch(each -> each.took().equals(Duration.ofMillis(2500)));
    assertThat(crowd(2)).allMatch(each -> each.status() == 200);
  }

  @Test
  void each_proxy_counts_for_itself() {
    stage.service("web", 1, (pod, _) -> slow(pod));
    stage.pod("second", "10.1.0.7", true, turbulence.json.JsonObject.EMPTY);
    policy("{connectionPool: {http: {http2MaxRequests: 1}}}");
    List<Heard> heard = new CopyOnWriteArrayList<>();
    stage.begin(stage.from(MeshStage.CALLER), "web", Map.of(), heard);
    stage.begin(stage.from("10.1.0.7"), "web", Map.of(), heard);
    stage.timeline.advance(Duration.ofSeconds(2));
    assertThat(heard).hasSize(2).allMatch(each -> each.status() == 200);
  }

  private void breaking(int pods) {
    stage.service("web", pods, (pod, _) -> Response.text(bad.contains(pod) ? 500 : 200, pod));
  }

  private long failures(int requests) {
    long count = 0;
    for (int i = 0; i < requests; i++) {
      count += stage.get("web").status() == 200 ? 0 : 1;
    }
    return count;
  }

  @Test
  void a_pod_that_answers_badly_is_left_out_for_a_while_and_longer_the_next_time() {
    breaking(2);
    policy("{outlierDetection: {consecutive5xxErrors: 3, interval: 5s, baseEjectionTime: 10s}}");
    bad.add("web-0");
    assertThat(failures(40)).isEqualTo(3);
    stage.timeline.advance(Duration.ofSeconds(9));
    assertThat(failures(10)).isZero();
    stage.timeline.advance(Duration.ofSeconds(2));
    assertThat(failures(40)).isEqualTo(3);
    stage.timeline.advance(Duration.ofSeconds(12));
    assertThat(failures(10)).isZero();
    bad.clear();
    stage.timeline.advance(Duration.ofSeconds(13));
    assertThat(
            java.util.stream.IntStream.range(0, 10)
                .mapToObj(_ -> stage.get("web").body())
                .distinct())
        .containsExactlyInAnyOrder("web-0", "web-1");
  }

  @Test
  void one_good_answer_between_bad_ones_is_enough_to_stay() {
    breaking(1);
    policy("{outlierDetection: {consecutive5xxErrors: 2, maxEjectionPercent: 100}}");
    for (int i = 0; i < 20; i++) {
      bad.add("web-0");
      assertThat(stage.get("web").status()).isEqualTo(500);
      bad.clear();
      assertThat(stage.get("web").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "49, 1", "51, 2", "100, 2"})
  void only_a_part_of_all_is_left_out(int share, int out) {
    breaking(2);
    bad.addAll(List.of("web-0", "web-1"));
    policy(
        "{outlierDetection: {consecutive5xxErrors: 2, maxEjectionPercent: %d}}".formatted(share));
    List<Heard> heard = java.util.stream.Stream.generate(() -> stage.get("web")).limit(20).toList();
    assertThat(heard.getLast().status()).isEqualTo(out == 2 ? 503 : 500);
    assertThat(heard.getLast().body())
        .isEqualTo(out == 2 ? "no healthy upstream" : heard.get(18).body());
  }

  @Test
  void gateway_errors_are_counted_apart() {
    breaking(2);
    bad.add("web-0");
    policy("{outlierDetection: {consecutive5xxErrors: 0, consecutiveGatewayErrors: 2}}");
    assertThat(failures(20)).isEqualTo(10);
  }

  @Test
  void a_subsets_and_a_ports_own_policy_come_first() {
    stage.service("web", 1, (pod, _) -> slow(pod));
    stage.rules(
        """
        kind: DestinationRule
        metadata: {name: web}
        spec:
          host: web
          trafficPolicy:
            connectionPool: {http: {http2MaxRequests: 1}}
            portLevelSettings: [{port: {number: 80}, connectionPool: {http: {http2MaxRequests: 2}}}]
          subsets:
          - {name: all, labels: {app: web}, trafficPolicy: {portLevelSettings: [{port: {number: 80}, connectionPool: {http: {http2MaxRequests: 3}}}]}}
        """);
    assertThat(crowd(5).stream().filter(each -> each.status() == 200)).hasSize(2);
    stage.rules(
        """
        kind: VirtualService
        metadata: {name: web}
        spec: {hosts: [web], http: [{route: [{destination: {host: web, subset: all}}]}]}
        """);
    assertThat(crowd(5).stream().filter(each -> each.status() == 200)).hasSize(3);
  }
}
