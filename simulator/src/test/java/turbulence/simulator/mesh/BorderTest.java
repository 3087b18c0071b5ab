package turbulence.simulator.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.simulator.mesh.MeshStage.Heard;
import turbulence.simulator.traffic.Front;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;

/// Requests from outside that come by the border, by way of a pod that passes them on, to another.
class BorderTest {
  private static final String GATEWAY =
      """
      kind: Gateway
      metadata: {name: repeater}
      spec:
        selector: {istio: ingressgateway}
        servers:
        - port: {number: 80, name: http, protocol: HTTP}
          hosts: [repeater.acme.com]
      """;
  private final MeshStage stage = new MeshStage(5);
  private Front front;

  @BeforeEach
  void two_services() {
    stage.service("demo", 2);
    stage.service(
        "repeater",
        2,
        (pod, request) ->
            stage
                .from("10.2.2." + pod.charAt(pod.length() - 1))
                .call("demo", 80, Request.get("demo", request.path())));
    stage.rules(GATEWAY);
    front = stage.border();
    repeater("");
  }

  private void repeater(String more) {
    stage.rules(
        """
        kind: VirtualService
        metadata: {name: repeater}
        spec:
          hosts: [repeater.acme.com, repeater]
          gateways: [repeater]
          http:
          - route: [{destination: {host: repeater, port: {number: 80}}}]
            MORE
        """
            .replace("MORE", more));
  }

  private void demo(String fault) {
    stage.rules(
        """
        kind: VirtualService
        metadata: {name: demo}
        spec:
          hosts: [demo]
          http: [{fault: FAULT, route: [{destination: {host: demo}}]}]
        """
            .replace("FAULT", fault));
  }

  private Heard get() {
    return stage.enter(front, "repeater.acme.com", "/");
  }

  private List<Heard> many(int count) {
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      heard.add(get());
    }
    return heard;
  }

  @Test
  void an_answer_comes_through_both_with_envoys_headers() {
    Heard heard = get();
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.body()).startsWith("demo-");
    assertThat(heard.header("server")).isEqualTo("istio-envoy");
    assertThat(heard.header("x-envoy-upstream-service-time")).isEqualTo("0");
    assertThat(stage.passages)
        .extracting(each -> each.end() + " " + each.source().pod() + " " + each.request().service())
        .containsExactly(
            "DESTINATION repeater-0 demo",
            "SOURCE repeater-0 demo",
            "DESTINATION border repeater",
            "SOURCE border repeater");
  }

  @Test
  void half_of_what_the_sidecar_aborts_is_seen_outside() {
    demo("{abort: {httpStatus: 500, percentage: {value: 50}}}");
    List<Heard> heard = many(400);
    assertThat(heard.stream().filter(each -> each.status() == 500).count())
        .isCloseTo(200, within(40L));
    assertThat(heard.stream().filter(each -> each.status() == 500))
        .allMatch(each -> each.body().equals("fault filter abort"));
  }

  @Test
  void retries_at_the_border_hide_aborts_in_the_sidecar() {
    demo("{abort: {httpStatus: 500, percentage: {value: 50}}}");
    repeater("retries: {attempts: 10, perTryTimeout: 3s, retryOn: 5xx}");
    assertThat(many(400).stream().filter(each -> each.status() != 200).count())
        .isLessThanOrEqualTo(2); // one in 2048 is expected
  }

  @Test
  void with_aborts_and_delays_every_late_try_costs_its_time() {
    demo(
        "{abort: {httpStatus: 500, percentage: {value: 50}}, delay: {fixedDelay: 15s, percentage:"
            + " {value: 50}}}");
    repeater(
        "retries: {attempts: 10, perTryTimeout: 2s, retryOn: '5xx,connect-failure'}\n"
            + "    timeout: 10s");
    List<Heard> heard = many(300);
    assertThat(heard).allMatch(each -> each.took().compareTo(Duration.ofSeconds(10)) <= 0);
    assertThat(heard.stream().filter(each -> each.took().toMillis() < 1900).count())
        .isCloseTo(100, within(33L));
    // A try is good in 1 of 4 cases, costs two seconds in 2 of 4, nothing in 1 of 4; five late ones
    // are too many: (2/3)^5 = 13 %.
    long lost = heard.stream().filter(each -> each.status() == 504).count();
    assertThat(lost).isBetween(18L, 64L);
    assertThat(heard.stream().filter(each -> each.status() == 200)).hasSize(300 - (int) lost);
  }

  @Test
  void all_aborted_stays_an_error_well_below_five_seconds() {
    demo("{abort: {httpStatus: 500, percentage: {value: 100}}}");
    repeater(
        "retries: {attempts: 10, perTryTimeout: 2s, retryOn: '5xx,connect-failure'}\n"
            + "    timeout: 10s");
    Heard heard = get();
    assertThat(heard.status()).isEqualTo(500);
    assertThat(heard.body()).isEqualTo("fault filter abort");
    assertThat(heard.took()).isLessThan(Duration.ofMillis(2100));
    assertThat(stage.passages.stream().filter(each -> each.response().flags().equals("FI")))
        .hasSize(11);
  }

  @ParameterizedTest
  @CsvSource({
    "repeater.acme.com, OWN",
    "other.acme.com, UNKNOWN",
    "repeater, UNKNOWN",
    "x.wild.acme.com, WILDCARD",
  })
  void hosts_are_known_as_gateways_name_them(String host, Front.Fit fit) {
    stage.rules(
        GATEWAY
            .replace("name: repeater", "name: wild")
            .replace("[repeater.acme.com]", "['*.wild.acme.com']"));
    assertThat(front.fit(host)).isEqualTo(fit);
    assertThat(stage.enter(front, host, "/").status()).isEqualTo(fit == Front.Fit.OWN ? 200 : 404);
  }

  @Test
  void a_gateway_that_lets_all_in_takes_what_virtual_services_name() {
    stage.rules(GATEWAY.replace("[repeater.acme.com]", "['*']"));
    assertThat(front.fit("repeater.acme.com")).isEqualTo(Front.Fit.OWN);
    assertThat(front.fit("any.where")).isEqualTo(Front.Fit.ANY);
    assertThat(stage.enter(front, "repeater.acme.com:31380", "/").status()).isEqualTo(200);
    Heard lost = stage.enter(front, "any.where", "/");
    assertThat(lost.status()).isEqualTo(404);
    assertThat(lost.body()).isEmpty();
    assertThat(lost.header("server")).isEqualTo("istio-envoy");
  }

  @Test
  void without_a_ready_pod_at_the_border_connections_are_refused() {
    stage.ready("istio-system", "border", List.of());
    assertThat(get().status()).isZero();
    assertThat(get().body()).contains("connection refused");
    stage.ready("istio-system", "border", List.of(MeshStage.BORDER));
    assertThat(get().status()).isEqualTo(200);
    stage.wires.close(MeshStage.BORDER);
    assertThat(get().body()).contains("connection refused");
  }

  @Test
  void a_pod_at_the_border_that_goes_cuts_what_is_under_way() {
    demo("{delay: {fixedDelay: 15s, percentage: {value: 100}}}");
    stage.timeline.after(Duration.ofSeconds(3), () -> stage.wires.close(MeshStage.BORDER));
    Heard heard = get();
    assertThat(heard.status()).isZero();
    assertThat(heard.body()).endsWith("connection reset by peer");
    assertThat(heard.took()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3200));
  }

  @Test
  void virtual_services_of_another_namespace_come_in_unless_the_host_names_one() {
    String elsewhere =
        """
        kind: VirtualService
        metadata: {name: elsewhere, namespace: other}
        spec:
          hosts: [repeater.acme.com]
          gateways: [shop/repeater]
          http: [{match: [{uri: {exact: /x}}], directResponse: {status: 299}}]
        """;
    stage.rules(elsewhere);
    assertThat(stage.enter(front, "repeater.acme.com", "/x").status()).isEqualTo(299);
    assertThat(get().status()).isEqualTo(200);
    stage.rules(GATEWAY.replace("[repeater.acme.com]", "[./repeater.acme.com]"));
    assertThat(stage.enter(front, "repeater.acme.com", "/x").status()).isEqualTo(200);
    stage.rules(GATEWAY.replace("[repeater.acme.com]", "[other/repeater.acme.com]"));
    assertThat(get().status()).isEqualTo(404);
  }

  @Test
  void callers_are_sent_to_where_tls_is_spoken() {
    stage.rules(GATEWAY + "  tls: {httpsRedirect: true}\n".indent(2));
    Heard heard = stage.enter(front, "repeater.acme.com", "/a?b");
    assertThat(heard.status()).isEqualTo(301);
    assertThat(heard.header("location")).isEqualTo("https://repeater.acme.com/a?b");
  }

  @Test
  void gateways_for_other_pods_do_not_open_this_one() {
    stage.rules(GATEWAY.replace("ingressgateway", "egressgateway"));
    assertThat(get().status()).isZero();
  }

  @Test
  void what_answers_is_a_service_like_others() {
    stage.wires.open("10.2.2.0", 8080, _ -> Response.text(201, "one"));
    stage.wires.open("10.2.2.1", 8080, _ -> Response.text(201, "two"));
    assertThat(List.of(get().body(), get().body())).containsExactlyInAnyOrder("one", "two");
  }
}
