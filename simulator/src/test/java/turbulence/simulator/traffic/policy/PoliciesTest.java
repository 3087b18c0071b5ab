package turbulence.simulator.traffic.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.Limits;
import turbulence.json.yaml.YamlMalformed;
import turbulence.json.yaml.YamlReader;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.HandTimeline;
import turbulence.simulator.traffic.Peers;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.workload.Network.Connection;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

class PoliciesTest {
  private static final String WEB = "10.1.0.1";
  private static final String CALLER = "10.1.0.9";
  private static final String STRANGER = "10.2.0.1";
  private static final String OUTSIDE = "10.244.0.1";

  private final HandTimeline timeline = new HandTimeline(Instant.parse("2026-01-02T03:04:05Z"));
  private final Store store = new Store();
  private final Policies policies = new Policies(store, timeline, new Peers(store));
  private final Wires wires =
      new Wires(timeline, store, new Wires.Hops(List.of(policies.lookups()), List.of(policies)));

  @BeforeEach
  void pods_in_two_namespaces() {
    for (String namespace : new String[] {"shop", "other"}) {
      JsonObject labels = JsonObject.of("team", namespace);
      write(
          new Key(new Resource("", "namespaces"), "", namespace),
          JsonObject.of("metadata", JsonObject.of("labels", labels), "spec", JsonObject.EMPTY));
    }
    pod("shop", "web", WEB);
    pod("shop", "caller", CALLER);
    pod("other", "stranger", STRANGER);
    wires.open(WEB, 8080, request -> Response.text(200, "for " + request.peerIp()));
    wires.open(WEB, 9090, _ -> Response.text(200, "more"));
    wires.open(STRANGER, 8080, _ -> Response.text(200, "strange"));
    JsonArray ports = JsonArray.of(JsonObject.of("name", "http", "port", 80));
    write(
        new Key(new Resource("", "services"), "shop", "web"),
        JsonObject.of("spec", JsonObject.of("clusterIP", "10.96.0.1", "ports", ports)));
    JsonObject endpoint = JsonObject.of("addresses", JsonArray.of(WEB));
    write(
        new Key(new Resource("discovery.k8s.io", "endpointslices"), "shop", "web-a"),
        JsonObject.of("ports", JsonArray.of(JsonObject.of("name", "http", "port", 8080)))
            .with("endpoints", JsonArray.of(endpoint))
            .with(
                "metadata",
                JsonObject.of("labels", JsonObject.of("kubernetes.io/service-name", "web"))));
  }

  private void pod(String namespace, String name, String ip) {
    JsonObject port = JsonObject.of("name", "http", "containerPort", 8080);
    JsonObject container = JsonObject.of("name", "main", "ports", JsonArray.of(port));
    Key key = new Key(new Resource("", "pods"), namespace, name);
    write(
        key,
        JsonObject.of("metadata", JsonObject.of("name", name, "labels", JsonObject.of("app", name)))
            .with("spec", JsonObject.of("containers", JsonArray.of(container)))
            .with("status", JsonObject.of("podIP", ip)));
  }

  private void write(Key key, JsonObject object) {
    try {
      var before = store.get(key);
      var stored =
          before.isPresent() ? store.replace(before.get(), object) : store.create(key, object);
      assert stored.revision() > 0;
    } catch (Clash clash) {
      throw new AssertionError(clash);
    }
  }

  private void policy(String name, String spec) {
    try {
      var read = YamlReader.read("{" + spec + "}", Limits.DOCUMENT, null);
      write(
          new Key(new Resource("networking.k8s.io", "networkpolicies"), "shop", name),
          JsonObject.of("spec", read));
    } catch (YamlMalformed e) {
      throw new AssertionError(e);
    }
  }

  private String ask(String from, String host, int port) {
    List<String> heard = new CopyOnWriteArrayList<>();
    String namespace = from.equals(OUTSIDE) ? "" : from.equals(STRANGER) ? "other" : "shop";
    timeline.beside(() -> {
      try {
        Response response =
            wires.networkOf(namespace, from).call(host, port, Request.get(host, "/"));
        heard.add(response.body().text());
      } catch (Unreachable | InterruptedException e) {
        heard.add(String.valueOf(e.getMessage()));
      }
    });
    timeline.settle();
    if (heard.isEmpty()) {
      timeline.advance(Duration.ofSeconds(31));
    }
    return heard.getFirst();
  }

  private boolean reaches(String from) {
    String answer = ask(from, WEB, 8080);
    assertThat(answer).isIn("for " + from, "dial tcp 10.1.0.1:8080: i/o timeout");
    return answer.startsWith("for");
  }

  @Test
  void without_policies_everybody_reaches_everybody() {
    assertThat(reaches(CALLER)).isTrue();
    assertThat(reaches(STRANGER)).isTrue();
    assertThat(reaches(OUTSIDE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'podSelector: {}', no, no, no",
    "'podSelector: {}, ingress: [{}]', yes, yes, yes",
    "'podSelector: {matchLabels: {app: nobody}}', yes, yes, yes",
    "'podSelector: {}, ingress: [{from: [{podSelector: {}}]}]', yes, no, no",
    "'podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: caller}}}]}]', yes, no,"
        + " no",
    "'podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: other}}}]}]', no, no,"
        + " no",
    "'podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]', yes, yes, no",
    "'podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: other}}}]}]', no,"
        + " yes, no",
    "'podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: other}},"
        + " podSelector: {matchLabels: {app: caller}}}]}]', no, no, no",
    "'podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: other}}},"
        + " {podSelector: {matchLabels: {app: caller}}}]}]', yes, yes, no",
    "'podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/16}}]}]', no, no, yes",
    "'podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.2.0.0/24]}}]}]',"
        + " yes, no, yes",
    "'podSelector: {}, ingress: [{ports: [{port: 8080}]}]', yes, yes, yes",
    "'podSelector: {}, ingress: [{ports: [{port: 80}]}]', no, no, no",
    "'podSelector: {}, ingress: [{ports: [{port: http}]}]', yes, yes, yes",
    "'podSelector: {}, ingress: [{ports: [{port: 8000, endPort: 8100}]}]', yes, yes, yes",
    "'podSelector: {}, ingress: [{ports: [{port: 8080, protocol: UDP}]}]', no, no, no",
    "'podSelector: {}, policyTypes: [Egress]', no, yes, yes",
    "'podSelector: {matchLabels: {app: caller}}, egress: [{to: [{podSelector: {matchLabels: {app:"
        + " web}}}]}]', yes, yes, yes",
    "'podSelector: {matchLabels: {app: caller}}, policyTypes: [Egress], egress: [{ports: [{port:"
        + " 443}]}]', no, yes, yes",
    "'podSelector: {matchExpressions: [{key: app, operator: In, values: [web]}]}, policyTypes:"
        + " [Ingress]', no, no, no",
  })
  void a_policy_lets_through_what_it_says(
      String spec, String neighbour, String stranger, String outside) {
    policy("one", spec);
    assertThat(reaches(CALLER)).isEqualTo(neighbour.equals("yes"));
    assertThat(reaches(STRANGER)).isEqualTo(stranger.equals("yes"));
    assertThat(reaches(OUTSIDE)).isEqualTo(outside.equals("yes"));
  }

  @Test
  void several_policies_allow_together_what_each_allows() {
    policy("none", "podSelector: {}");
    assertThat(reaches(CALLER)).isFalse();
    policy(
        "some",
        "podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {}}], ports:"
            + " [{port: 8080}]}]");
    assertThat(reaches(CALLER)).isTrue();
    assertThat(reaches(STRANGER)).isFalse();
    assertThat(ask(CALLER, WEB, 9090)).endsWith("i/o timeout");
  }

  @Test
  void a_pod_always_reaches_itself() {
    policy("none", "podSelector: {}, policyTypes: [Ingress, Egress]");
    assertThat(reaches(WEB)).isTrue();
    assertThat(ask(WEB, "localhost", 8080)).startsWith("for");
  }

  @Test
  void who_may_not_ask_for_names_reaches_only_addresses() {
    policy(
        "addresses",
        "podSelector: {matchLabels: {app: caller}}, policyTypes: [Egress], egress: [{to:"
            + " [{podSelector: {}}]}]");
    assertThat(ask(CALLER, "web", 80))
        .isEqualTo(
            "dial tcp: lookup web on 10.96.0.10:53: read udp 10.1.0.9->10.96.0.10:53: i/o timeout");
    assertThat(ask(CALLER, "10.96.0.1", 80)).startsWith("for");
    policy(
        "names",
        "podSelector: {matchLabels: {app: caller}}, policyTypes: [Egress], egress: [{to:"
            + " [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports:"
            + " [{port: 53, protocol: UDP}]}]");
    assertThat(ask(CALLER, "web", 80)).startsWith("for");
  }

  @Test
  void a_connection_that_stays_is_dropped_too_and_comes_back_to_life()
      throws Unreachable, InterruptedException {
    Connection connection = wires.networkOf("shop", CALLER).connect(WEB, 8080);
    policy("none", "podSelector: {}");
    List<String> heard = new CopyOnWriteArrayList<>();
    timeline.beside(() -> {
      try {
        heard.add(connection.call(Request.get("web", "/")).body().text());
      } catch (Unreachable | InterruptedException e) {
        heard.add(String.valueOf(e.getMessage()));
      }
    });
    timeline.advance(Duration.ofSeconds(29));
    assertThat(heard).isEmpty();
    timeline.advance(Duration.ofSeconds(2));
    assertThat(heard).containsExactly("read tcp 10.1.0.1:8080: i/o timeout");
    policy("none", "podSelector: {}, ingress: [{}]");
    assertThat(connection.call(Request.get("web", "/")).status()).isEqualTo(200);
  }
}
