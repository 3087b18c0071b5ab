package turbulence.simulator.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.simulator.mesh.MeshStage.Heard;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

class RetryTest {
  private final MeshStage stage = new MeshStage();
  private final AtomicInteger asked = new AtomicInteger();

  private void route(String more) {
    stage.rules(
        """
        kind: VirtualService
        metadata: {name: web}
        spec:
          hosts: [web]
          http:
          - route: [{destination: {host: web}}]
            MORE
        """
            .replace("MORE", more));
  }

  private void answering(int status) {
    stage.service(
        "web",
        2,
        (_, _) -> {
          asked.incrementAndGet();
          return Response.text(status, "told");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "500, '5xx', 4",
    "503, '5xx', 4",
    "500, 'gateway-error', 1",
    "502, 'gateway-error', 4",
    "500, 'connect-failure,refused-stream', 1",
    "409, 'retriable-4xx', 4",
    "429, '5xx,retriable-4xx', 1",
    "429, '5xx,429', 4",
    "500, 'reset', 1",
    "503, '', 4",
    "500, '', 1",
    "200, '5xx', 1",
  })
  void answers_are_reasons_to_ask_again_as_the_route_says(int status, String on, int expected) {
    answering(status);
    route("retries: {attempts: 3, retryOn: '" + on + "'}");
    Heard heard = stage.get("web");
    assertThat(heard.status()).isEqualTo(status);
    assertThat(heard.body()).isEqualTo("told");
    assertThat(asked).hasValue(expected);
    assertThat(stage.flags()).containsExactly(expected > 1 ? "URX" : "-");
  }

  @Test
  void a_route_that_says_nothing_is_tried_twice_more_on_503_only() {
    answering(503);
    stage.get("web");
    assertThat(asked).hasValue(3);
    route("timeout: 0s");
    stage.get("web");
    assertThat(asked).hasValue(6);
    route("retries: {attempts: 0}");
    stage.get("web");
    assertThat(asked).hasValue(7);
  }

  @Test
  void waits_between_tries_are_drawn_from_25_milliseconds_on_and_grow() {
    answering(503);
    route("retries: {attempts: 10, retryOn: 5xx}");
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      took.add(stage.get("web").took());
    }
    double mean = took.stream().mapToLong(Duration::toMillis).average().orElse(0);
    assertThat(mean).isCloseTo((25 + 50 + 100 + 200 + 6 * 250) / 2.0, within(100.0));
    assertThat(took).allMatch(each -> each.toMillis() < 1875);
  }

  @Test
  void each_try_may_take_so_long_and_all_together_so_long() {
    stage.service("web", 1, (_, _) -> slow());
    route(
        "retries: {attempts: 10, perTryTimeout: 2s, retryOn: '5xx,connect-failure'}\n"
            + "    timeout: 10s");
    Heard heard = stage.get("web");
    assertThat(heard.status()).isEqualTo(504);
    assertThat(heard.body()).isEqualTo("upstream request timeout");
    assertThat(heard.took()).isEqualTo(Duration.ofSeconds(10));
    assertThat(asked).hasValue(5);
    route("retries: {attempts: 3, perTryTimeout: 2s, retryOn: 5xx}");
    asked.set(0);
    Heard longer = stage.get("web");
    assertThat(longer.status()).isEqualTo(504);
    assertThat(asked).hasValue(4);
    assertThat(longer.took()).isBetween(Duration.ofSeconds(8), Duration.ofMillis(8200));
    assertThat(stage.flags()).containsExactly("UT", "UT,URX");
  }

  private Response slow() throws InterruptedException {
    asked.incrementAndGet();
    stage.timeline.sleep(Duration.ofSeconds(15));
    return Response.text(200, "late");
  }

  @Test
  void a_route_without_tries_ends_with_its_timeout() {
    stage.service("web", 1, (_, _) -> slow());
    route("timeout: 500ms");
    Heard heard = stage.get("web");
    assertThat(heard.status()).isEqualTo(504);
    assertThat(heard.took()).isEqualTo(Duration.ofMillis(500));
    assertThat(stage.timeline.instant()).isNotNull();
    route("timeout: 20s");
    assertThat(stage.get("web").took()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void another_pod_is_asked_when_there_is_one() {
    stage.service(
        "web",
        2,
        (pod, _) -> {
          asked.incrementAndGet();
          return Response.text(pod.equals("web-0") ? 503 : 200, pod);
        });
    for (int i = 0; i < 20; i++) {
      assertThat(stage.get("web").body()).isEqualTo("web-1");
    }
    assertThat(asked).hasValue(30);
  }

  @Test
  void a_program_that_is_not_there_or_hangs_up_is_503_by_its_own_proxy() {
    List<String> ips =
        stage.service(
            "web",
            1,
            (_, _) -> {
              throw new Unreachable("EOF");
            });
    route("retries: {attempts: 0}");
    Heard hung = stage.get("web");
    assertThat(hung.status()).isEqualTo(503);
    assertThat(hung.body())
        .isEqualTo(
            "upstream connect error or disconnect/reset before headers. reset reason:"
                + " connection termination");
    stage.wires.close(ips.getFirst());
    Heard gone = stage.get("web");
    assertThat(gone.status()).isEqualTo(503);
    assertThat(gone.body()).endsWith("reset reason: connection failure");
    assertThat(stage.passages)
        .extracting(each -> each.end() + " " + each.response().flags())
        .containsExactly("DESTINATION UC", "SOURCE -", "DESTINATION UF", "SOURCE -");
  }

  @Test
  void nobody_behind_a_service_is_503_at_once() {
    answering(200);
    stage.ready("web", List.of());
    Heard heard = stage.get("web");
    assertThat(heard.status()).isEqualTo(503);
    assertThat(heard.body()).isEqualTo("no healthy upstream");
    assertThat(stage.flags()).containsExactly("UH");
    assertThat(heard.took()).isZero();
  }

  @Test
  void a_proxys_own_aborts_are_not_tried_again() {
    answering(200);
    route(
        "retries: {attempts: 10, retryOn: 5xx}\n"
            + "    fault: {abort: {httpStatus: 500, percentage: {value: 100}}}");
    assertThat(stage.get("web").status()).isEqualTo(500);
    assertThat(asked).hasValue(0);
    assertThat(stage.flags()).containsExactly("FI");
  }

  @Test
  void the_time_that_a_fault_takes_is_not_counted() {
    answering(200);
    route("timeout: 1s\n    fault: {delay: {fixedDelay: 5s, percentage: {value: 100}}}");
    Heard heard = stage.get("web");
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.took()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void waiting_for_one_answer_may_lie_within_waiting_for_another() {
    stage.service("back", 1, (_, _) -> slow());
    stage.service(
        "web",
        1,
        (_, _) ->
            stage
                .from("10.2.2.0")
                .call("back", 80, turbulence.simulator.workload.Service.Request.get("back", "/")));
    stage.rules(
        """
        kind: VirtualService
        metadata: {name: back}
        spec:
          hosts: [back]
          http: [{route: [{destination: {host: back}}], timeout: 2s}]
        """);
    route("timeout: 2s\n    retries: {attempts: 1, perTryTimeout: 2s, retryOn: 5xx}");
    Heard heard = stage.get("web");
    assertThat(heard.status()).isEqualTo(504);
    assertThat(heard.took()).isEqualTo(Duration.ofSeconds(2));
    route("timeout: 3s");
    assertThat(stage.ask(stage.from(MeshStage.CALLER), "web", Map.of()).took())
        .isEqualTo(Duration.ofSeconds(2));
  }
}
