package turbulence.simulator.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonObject;
import turbulence.simulator.mesh.MeshStage.Heard;
import turbulence.simulator.workload.Service.Response;

class RouteTest {
  private final MeshStage stage = new MeshStage();

  @BeforeEach
  void three_pods_and_another_service() {
    stage.service("web", 3, (pod, request) -> Response.text(200, pod + " " + request.target()));
    stage.service(
        "api",
        1,
        (_, request) -> {
          String seen = request.headers().all().toString();
          return new Response(
              200,
              turbulence.simulator.workload.Headers.of("X-Old", "1").with("Server", "own"),
              turbulence.simulator.workload.Body.of(seen));
        });
    stage.rules(
        """
        kind: DestinationRule
        metadata: {name: web}
        spec:
          host: web
          subsets:
          - {name: zero, labels: {number: n0}}
          - {name: one, labels: {number: n1}}
          - {name: nobody, labels: {number: n9}}
        """);
  }

  private void http(String routes) {
    stage.rules(
        """
        kind: VirtualService
        metadata: {name: web}
        spec:
          hosts: [web]
          http:
        ROUTES
        """
            .replace("ROUTES", routes.indent(2)));
  }

  @Test
  void weights_share_out_requests() {
    http(
        """
        - route:
          - {destination: {host: web, subset: zero}, weight: 90}
          - {destination: {host: web, subset: one}, weight: 10}
        """);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      counts.merge(stage.get("web").body(), 1, Integer::sum);
    }
    assertThat(counts).containsOnlyKeys("web-0 /", "web-1 /");
    assertThat(counts.get("web-1 /")).isCloseTo(100, within(38));
  }

  @Test
  void a_subset_without_pods_is_unhealthy_and_one_that_nobody_defines_is_unknown() {
    http("- route: [{destination: {host: web, subset: nobody}}]\n");
    assertThat(stage.get("web").body()).isEqualTo("no healthy upstream");
    http("- route: [{destination: {host: web, subset: what}}]\n");
    Heard unknown = stage.get("web");
    assertThat(unknown.status()).isEqualTo(503);
    assertThat(unknown.body()).isEmpty();
    http("- route: [{destination: {host: nowhere}}]\n");
    assertThat(stage.get("web").status()).isEqualTo(503);
    assertThat(stage.flags()).containsExactly("UH", "NC", "NC");
  }

  @Test
  void a_pod_joins_a_subset_when_its_label_changes() {
    http("- route: [{destination: {host: web, subset: nobody}}]\n");
    assertThat(stage.get("web").status()).isEqualTo(503);
    stage.pod("web-2", "10.2.1.2", true, JsonObject.of("app", "web", "number", "n9"));
    assertThat(stage.get("web").body()).isEqualTo("web-2 /");
  }

  @ParameterizedTest
  @CsvSource({
    "'uri: {exact: /a}', web/a, yes",
    "'uri: {exact: /a}', web/a?b=c, yes",
    "'uri: {exact: /a}', web/a/b, no",
    "'uri: {prefix: /a}', web/ab, yes",
    "'uri: {prefix: /a}', web/b, no",
    "'uri: {regex: \"/[0-9]+\"}', web/42, yes",
    "'uri: {regex: \"/[0-9]+\"}', web/42x, no",
    "'uri: {regex: \"/[\"}', web/[, no",
    "'uri: {exact: /A}, ignoreUriCase: true', web/a, yes",
    "'uri: {exact: /A}', web/a, no",
    "'method: {exact: GET}', web, yes",
    "'method: {exact: POST}', web, no",
    "'headers: {x-tell: {exact: yes-please}}', web, yes",
    "'headers: {x-tell: {}}', web, yes",
    "'headers: {x-other: {}}', web, no",
    "'withoutHeaders: {x-tell: {}}', web, no",
    "'withoutHeaders: {x-other: {}}', web, yes",
    "'queryParams: {a: {exact: b c}}', web/?a=b%20c, yes",
    "'queryParams: {a: {exact: b}}', web/?a=c, no",
    "'authority: {exact: web}', web, yes",
    "'authority: {prefix: api}', web, no",
    "'port: 80', web, yes",
    "'port: 81', web, no",
    "'sourceLabels: {app: caller}', web, yes",
    "'sourceLabels: {app: web}', web, no",
    "'sourceNamespace: shop', web, yes",
    "'gateways: [mesh]', web, yes",
    "'gateways: [front]', web, no",
    "'uri: {prefix: /a}, headers: {x-other: {}}', web/a, no",
    "'scheme: {exact: http}', web, yes",
  })
  void a_route_is_taken_when_all_of_its_match_fits(String match, String url, String expected) {
    http(
        """
        - match: [{name: never, uri: {exact: /never}}, {MATCH}]
          directResponse: {status: 202, body: {string: "yes"}}
        - directResponse: {status: 203, body: {string: "no"}}
        """
            .replace("MATCH", match));
    Heard heard = stage.get(url, Map.of("X-Tell", "yes-please"));
    assertThat(heard.body()).isEqualTo(expected);
    assertThat(heard.status()).isEqualTo(expected.equals("yes") ? 202 : 203);
  }

  @Test
  void no_route_fits_is_404_without_a_body() {
    http("- match: [{uri: {exact: /a}}]\n  route: [{destination: {host: web}}]\n");
    Heard heard = stage.get("web/b");
    assertThat(heard.status()).isEqualTo(404);
    assertThat(heard.body()).isEmpty();
    assertThat(stage.flags()).containsExactly("NR");
  }

  @ParameterizedTest
  @CsvSource({
    "'{uri: {prefix: /a/}}', '{uri: /b/}', /a/x?q=1, /b/x?q=1",
    "'{uri: {exact: /a}}', '{uri: /b}', /a?q=1, /b?q=1",
    "'{uri: {regex: \"/a.*\"}}', '{uri: /b}', /abc, /b",
    "'{method: {exact: GET}}', '{uri: /b}', /abc, /babc",
    "'{uri: {prefix: /}}', '{uriRegexRewrite: {match: \"/v([0-9])/\", rewrite: \"/\\\\1-\"}}',"
        + " /v2/x, /2-x",
  })
  void paths_are_rewritten(String match, String rewrite, String path, String expected) {
    http(
        "- match: ["
            + match
            + "]\n  rewrite: "
            + rewrite
            + "\n  route: [{destination: {host: web, subset: one}}]\n");
    assertThat(stage.get("web" + path).body()).isEqualTo("web-1 " + expected);
  }

  @Test
  void headers_are_set_added_and_removed_both_ways() {
    http(
        """
        - rewrite: {authority: other.acme.com}
          headers:
            request: {set: {x-set: new}, add: {x-added: more}, remove: [x-gone]}
            response: {set: {x-old: "2"}, add: {x-new: "3"}}
          route:
          - destination: {host: api}
            headers: {response: {remove: [x-new]}}
        """);
    Heard heard = stage.get("web", Map.of("X-Set", "old", "X-Gone", "here", "X-Added", "one"));
    assertThat(heard.body())
        .contains("x-set=new", "X-Added=one", "x-added=more", "Host=other.acme.com")
        .contains("x-request-id=", "x-b3-traceid=", "x-envoy-attempt-count=1")
        .doesNotContain("X-Gone", "old");
    assertThat(heard.header("x-old")).isEqualTo("2");
    assertThat(heard.header("x-new")).isEmpty();
    assertThat(heard.header("server")).isEqualTo("envoy");
    assertThat(heard.header("x-envoy-upstream-service-time")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "'{uri: /there}', 301, http://web/there?q=1",
    "'{authority: else.where, redirectCode: 308}', 308, http://else.where/here?q=1",
    "'{scheme: https, port: 8443}', 301, https://web:8443/here?q=1",
  })
  void callers_are_sent_elsewhere(String redirect, int status, String location) {
    http("- redirect: " + redirect + "\n");
    Heard heard = stage.get("web/here?q=1");
    assertThat(heard.status()).isEqualTo(status);
    assertThat(heard.header("location")).isEqualTo(location);
  }

  @Test
  void a_copy_is_sent_and_its_answer_forgotten() {
    http(
        """
        - route: [{destination: {host: web, subset: one}}]
          mirror: {host: api}
          mirrorPercentage: {value: 100}
        """);
    assertThat(stage.get("web").body()).isEqualTo("web-1 /");
    stage.timeline.settle();
    assertThat(stage.passages)
        .filteredOn(each -> each.destination().pod().equals("api-0"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "web, 299",
    "web.shop, 299",
    "WEB.shop.svc, 299",
    "web.shop.svc.cluster.local, 299",
    "10.96.0.1, 299",
    "10.2.1.1, 503",
  })
  void rules_count_whatever_form_of_the_name_is_called(String host, int status) {
    http("- directResponse: {status: 299}\n");
    assertThat(stage.get(host).status()).isEqualTo(status);
  }

  @Test
  void the_host_header_decides_and_not_where_the_connection_goes() {
    http("- directResponse: {status: 299}\n");
    assertThat(stage.get("api", Map.of("Host", "web")).status()).isEqualTo(299);
    assertThat(stage.get("web", Map.of("Host", "unheard.of")).status()).isEqualTo(200);
    assertThat(stage.get("unheard.of", Map.of("Host", "web")).body()).endsWith("no such host");
  }

  @Test
  void the_most_exact_host_wins_then_the_oldest_rule() {
    for (String[] rule :
        new String[][] {
          {"any", "*", "2020-01-01T00:00:00Z", "201"},
          {"wild", "*.shop.svc.cluster.local", "2020-01-01T00:00:00Z", "202"},
          {"own", "web.shop.svc.cluster.local", "2020-01-03T00:00:00Z", "203"},
          {"older", "web", "2020-01-02T00:00:00Z", "204"},
          {"elsewhere", "api", "2020-01-02T00:00:00Z", "205"}
        }) {
      stage.rules(
          "kind: VirtualService\nmetadata: {name: %s, creationTimestamp: '%s'%s}\nspec:\n  hosts: ['%s']\n  http: [{directResponse: {status: %s}}]\n"
              .formatted(
                  rule[0],
                  rule[2],
                  rule[0].equals("elsewhere") ? ", namespace: other" : "",
                  rule[1],
                  rule[3]));
    }
    assertThat(stage.get("web").status()).isEqualTo(204);
    assertThat(stage.get("api").status()).isEqualTo(202);
    assertThat(stage.get("web", Map.of("Host", "else.where")).status()).isEqualTo(201);
  }

  @Test
  void rules_of_gateways_or_for_other_namespaces_do_not_concern_sidecars() {
    stage.rules(
        """
        kind: VirtualService
        metadata: {name: front}
        spec: {hosts: [web], gateways: [front], http: [{directResponse: {status: 299}}]}
        ---
        kind: VirtualService
        metadata: {name: others, namespace: other}
        spec: {hosts: [web.shop.svc.cluster.local], exportTo: ["."], http: [{directResponse: {status: 298}}]}
        """);
    assertThat(stage.get("web").status()).isEqualTo(200);
    stage.rules(
        """
        kind: VirtualService
        metadata: {name: front}
        spec: {hosts: [web], gateways: [front, mesh], http: [{directResponse: {status: 299}}]}
        """);
    assertThat(stage.get("web").status()).isEqualTo(299);
  }

  @Test
  void pods_take_turns_or_stay_with_whom_the_rule_says() {
    assertThat(List.of(stage.get("web").body(), stage.get("web").body(), stage.get("web").body()))
        .containsExactlyInAnyOrder("web-0 /", "web-1 /", "web-2 /");
    stage.rules(
        """
        kind: DestinationRule
        metadata: {name: web}
        spec:
          host: web
          trafficPolicy: {loadBalancer: {consistentHash: {httpHeaderName: x-user}}}
        """);
    Map<String, String> pods = new HashMap<>();
    for (int i = 0; i < 90; i++) {
      String user = "user-" + i % 30;
      String pod = stage.get("web", Map.of("X-User", user)).body();
      assertThat(pods.getOrDefault(user, pod)).isEqualTo(pod);
      pods.put(user, pod);
    }
    assertThat(pods.values()).contains("web-0 /", "web-1 /", "web-2 /");
    stage.rules(
        """
        kind: DestinationRule
        metadata: {name: web}
        spec:
          host: web
          trafficPolicy: {loadBalancer: {consistentHash: {httpCookie: {name: who, ttl: 60s}}}}
        """);
    Heard first = stage.get("web");
    assertThat(first.header("set-cookie")).matches("who=\"[0-9a-f]{8}\"; Max-Age=60; HttpOnly");
    String cookie = first.header("set-cookie").replaceAll("[\";].*?([0-9a-f]{8}).*", "$1");
    for (int i = 0; i < 5; i++) {
      assertThat(stage.get("web", Map.of("Cookie", "a=b; " + cookie)).body())
          .isEqualTo(first.body());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http, '', true",
    "http-web, '', true",
    "web, '', true",
    "tcp, '', false",
    "mongo-db, '', false",
    "web, tcp, false",
    "tcp, http, true",
  })
  void ports_that_do_not_speak_http_are_not_looked_into(
      String name, String protocol, boolean ruled) {
    http("- directResponse: {status: 299}\n");
    JsonObject port = JsonObject.of("name", name, "port", 80);
    stage.put(
        new turbulence.simulator.store.Key(
            new turbulence.simulator.store.Resource("", "services"), "shop", "web"),
        JsonObject.of(
            "spec",
            JsonObject.of("clusterIP", "10.96.0.1")
                .with(
                    "ports",
                    turbulence.json.JsonArray.of(
                        protocol.isEmpty() ? port : port.with("appProtocol", protocol)))));
    assertThat(stage.get("web").status() == 299).isEqualTo(ruled);
    assertThat(stage.flags()).hasSize(ruled ? 1 : 0);
  }
}
