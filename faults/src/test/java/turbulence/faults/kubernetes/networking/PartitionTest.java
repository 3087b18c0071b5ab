package turbulence.faults.kubernetes.networking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer.Standing;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.pod.ExecInPods;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.undo.ObjectUndoer;
import turbulence.faults.kubernetes.undo.Site;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// Whether pods reach each other is tried out, by requests from inside.
class PartitionTest {
  private static final String DB = "app=db";
  private static final String WEB = "app=web";
  private static final Duration SOON = Duration.ofMinutes(1);
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = Site.open(folder);
    site.simulator()
        .apply(
            server("default", "db")
                + server("default", "other")
                + "---\napiVersion: v1\n"
                + "kind: Namespace\nmetadata: {name: far}\n"
                + server("far", "db")
                + service("default", "web"));
    site.simulator().awaitReady(Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static String server(String ns, String name) {
    return "---\n"
        + "{apiVersion: apps/v1, kind: Deployment, metadata: {name: NAME, namespace: NS}, spec:"
            .replace("NAME", name)
            .replace("NS", ns)
        + " {replicas: 1, selector: {matchLabels: {app: NAME}}, template: {metadata: {labels:"
            .replace("NAME", name)
        + " {app: NAME}}, spec: {containers: [{name: server, image: 'nginx:1.29'}]}}}}\n"
            .replace("NAME", name)
        + service(ns, name);
  }

  private static String service(String ns, String name) {
    return ("---\n{apiVersion: v1, kind: Service, metadata: {name: NAME, namespace: NS}, spec:"
            + " {selector: {app: NAME}, ports: [{port: 80}]}}\n")
        .replace("NAME", name)
        .replace("NS", ns);
  }

  /// Whether a pod of that namespace and label gets an answer from there, by name.
  private boolean reaches(String ns, String app, String host) throws Exception {
    JsonObject arguments =
        JsonObject.of("cmd", "wget -q -T 2 -O - http://" + host + "/", "ns", ns)
            .with("label_selector", Json.of("app=" + app));
    JsonArray said =
        (JsonArray) step(ExecInPods.class, arguments).prepare(site.scope()).deed().act();
    return ((JsonObject) said.items().getFirst()).get("exit_code").toString().equals("0");
  }

  private void isOpen(String ns, String app, String host) {
    assertThat(site.simulator().await(() -> reached(ns, app, host), SOON))
        .as("%s reaches %s", app, host)
        .isTrue();
  }

  private void isCut(String ns, String app, String host) {
    assertThat(site.simulator().await(() -> !reached(ns, app, host), SOON))
        .as("%s does not reach %s", app, host)
        .isTrue();
  }

  private boolean reached(String ns, String app, String host) {
    try {
      return reaches(ns, app, host);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static <T extends Capability> T step(Class<T> type, JsonObject arguments) {
    if (Arguments.of(type).bind(arguments, "step") instanceof Binding.Bound<T> bound) {
      return bound.instance();
    }
    throw new AssertionError(Arguments.of(type).bind(arguments, "step"));
  }

  private static Partition partition(String one, String other, String direction) {
    return new Partition(
        one, other, new Partition.Ends("default", null), direction, Partition.Farther.NOT);
  }

  private List<Undo> act(Action action) throws Exception {
    List<Undo> way = site.act(action);
    return way;
  }

  private void undo(List<Undo> way) throws Exception {
    for (Undo each : way) {
      assertThat(new ObjectUndoer().restore(List.of(each), site.means()))
          .isEqualTo(Standing.SETTLED);
    }
  }

  private int policies() {
    return site.simulator().list("networkpolicies", "").size();
  }

  private void policy(String name, String spec) {
    site.simulator()
        .apply(
            "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: "
                + name
                + "}, spec: "
                + spec
                + "}");
  }

  @Test
  void the_two_sides_do_not_reach_each_other_and_everything_else_works() throws Exception {
    isOpen("default", "web", "db");
    List<Undo> way = act(partition(WEB, DB, "both"));
    isCut("default", "web", "db");
    isCut("default", "db", "web");
    isOpen("default", "web", "other");
    isOpen("default", "other", "web");
    isOpen("default", "other", "db");
    isOpen("default", "db", "other");
    isOpen("default", "web", "db.far");
    isOpen("far", "db", "web.default");
    undo(way);
    isOpen("default", "web", "db");
    isOpen("default", "db", "web");
    assertThat(policies()).isZero();
  }

  @Test
  void a_direction_cuts_one_way_only() throws Exception {
    List<Undo> way = act(partition(WEB, DB, "out"));
    isCut("default", "web", "db");
    isOpen("default", "db", "web");
    undo(way);
    act(partition(WEB, DB, "in"));
    isOpen("default", "web", "db");
    isCut("default", "db", "web");
  }

  @Test
  void sides_lie_in_two_namespaces() throws Exception {
    act(
        new Partition(
            WEB, DB, new Partition.Ends("default", "far"), "both", Partition.Farther.NOT));
    isCut("default", "web", "db.far");
    isCut("far", "db", "web.default");
    isOpen("default", "web", "db");
    isOpen("default", "other", "db.far");
  }

  private static Partition wide(String arguments) throws Exception {
    JsonObject given =
        (JsonObject)
            JsonReader.read(
                "{'label_selector': 'app=web', 'other_label_selector': 'app=db', ARGS}"
                    .replace("ARGS", arguments)
                    .replace('\'', '"'));
    return step(Partition.class, given);
  }

  @Test
  void a_side_lies_in_several_namespaces() throws Exception {
    List<Undo> way = act(wide("'other_namespaces': ['default', 'far']"));
    isCut("default", "web", "db");
    isCut("default", "web", "db.far");
    isCut("default", "db", "web");
    isCut("far", "db", "web.default");
    isOpen("default", "other", "db.far");
    isOpen("far", "db", "db.default");
    isOpen("default", "web", "other");
    assertThat(policies()).isEqualTo(3);
    undo(way);
    isOpen("default", "web", "db");
    isOpen("default", "web", "db.far");
    isOpen("far", "db", "web.default");
    assertThat(policies()).isZero();
  }

  @Test
  void namespaces_are_found_by_patterns_and_labels_and_walls_are_built_where_they_can_be()
      throws Exception {
    policy(
        "only-web",
        "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [{from:"
            + " [{podSelector: {matchLabels: {app: web}}}]}]}");
    act(wide("'namespace_pattern': '^(default|far)$', 'direction': 'out'"));
    isCut("default", "web", "db");
    isCut("default", "web", "db.far");
    isOpen("default", "web", "other");
    isOpen("default", "db", "web");
    assertThat(site.simulator().list("networkpolicies", ""))
        .extracting(each -> each.object("spec").array("policyTypes").toString())
        .containsExactlyInAnyOrder("[\"Ingress\"]", "[\"Ingress\"]", "[\"Egress\"]");
  }

  @Test
  void rights_are_as_wide_as_the_namespaces() throws Exception {
    assertThat(wide("'namespaces': ['default', 'far'], 'direction': 'out'").needs())
        .containsExactly(
            Need.of("list", Resource.PODS, "default"),
            Need.of("list", Resource.PODS, "far"),
            Need.of("list", Resource.NETWORK_POLICIES, "default"),
            Need.of("list", Resource.NETWORK_POLICIES, "far"),
            Need.of("create", Resource.NETWORK_POLICIES, "default"),
            Need.of("create", Resource.NETWORK_POLICIES, "far"));
    assertThat(wide("'other_namespace_selector': 'team=shop'").needs())
        .contains(
            Need.of("list", Resource.PODS, "default"),
            Need.of("list", Resource.NAMESPACES, ""),
            Need.of("create", Resource.NETWORK_POLICIES, ""));
  }

  @Test
  void namespaces_that_cannot_be_are_named() {
    for (String[] each :
        new String[][] {
          {"'other_ns': 'a', 'other_namespaces': ['b']", "instead of other_ns: give one or the"},
          {"'ns': 'a', 'namespaces': ['b']", "instead of ns: give one or the other"},
          {"'other_namespaces': []", "other_namespaces is empty"},
          {"'other_namespaces': ['a b']", "other_namespaces[0] must be a name"},
          {"'other_namespace_pattern': '('", "other_namespace_pattern '(' is invalid"}
        }) {
      assertThatThrownBy(() -> wide(each[0])).as(each[0]).hasMessageContaining(each[1]);
    }
    assertThatThrownBy(() -> site.prepare(wide("'other_namespace_pattern': 'nowhere'")))
        .hasMessage("no namespace is like that, so that no pod has the labels 'app=db'");
  }

  @Test
  void two_of_them_hold_at_once_and_go_one_by_one() throws Exception {
    List<Undo> first = act(partition(WEB, DB, "both"));
    List<Undo> second = act(partition("app=other", DB, "both"));
    for (String app : List.of("web", "other")) {
      isCut("default", app, "db");
      isCut("default", "db", app);
    }
    isOpen("default", "web", "other");
    undo(first);
    isOpen("default", "web", "db");
    isCut("default", "other", "db");
    undo(second);
    isOpen("default", "other", "db");
  }

  @Test
  void what_a_policy_closes_already_is_not_opened() throws Exception {
    policy(
        "only-web",
        "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [{from:"
            + " [{podSelector: {matchLabels: {app: web}}}]}]}");
    isOpen("default", "web", "db");
    isCut("default", "other", "db");
    act(partition(WEB, DB, "out"));
    isCut("default", "web", "db");
    isOpen("default", "web", "other");
    isCut("default", "other", "db");
  }

  @Test
  void what_policies_allow_at_both_ends_cannot_be_cut_and_nothing_is_made() throws Exception {
    policy(
        "only-web",
        "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels:"
            + " {app: web}}}]}]}");
    policy("all-out", "{podSelector: {}, policyTypes: [Egress], egress: [{}]}");
    assertThatThrownBy(() -> site.prepare(partition(WEB, DB, "both")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("default/only-web and default/all-out")
        .hasMessageContaining("what a policy allows no other takes away");
    assertThat(policies()).isEqualTo(2);
  }

  private boolean isAlone(String labels) {
    List<JsonObject> pods = site.simulator().pods(labels);
    return pods.size() == 1 && !pods.getFirst().object("metadata").has("deletionTimestamp");
  }

  @Test
  void pods_that_come_later_are_cut_off_too() throws Exception {
    act(partition(WEB, DB, "both"));
    for (JsonObject pod : site.simulator().pods(DB)) {
      site.simulator().delete("pod", "default", pod.object("metadata").text("name").orElseThrow());
    }
    site.simulator().await(() -> isAlone(DB), SOON);
    site.simulator().awaitReady(Duration.ofMinutes(5));
    isCut("default", "web", "db");
    isCut("default", "db", "web");
    isOpen("default", "db", "other");
  }

  @Test
  void the_plan_names_the_pods_and_shows_what_is_made() throws Exception {
    Prepared prepared = site.prepare(partition(WEB, DB, "both"));
    assertThat(prepared.targets()).hasSize(4).allMatch(target -> target.kind().equals("pod"));
    assertThat(prepared.undo()).hasSize(2);
    assertThat(prepared.forecast().look().effects())
        .anyMatch(effect -> effect.startsWith("app=web cannot reach app=db: policy default/"))
        .anyMatch(effect -> effect.startsWith("app=db cannot reach app=web: policy default/"));
    assertThat(prepared.forecast().look().unknown()).isEmpty();
    assertThat(prepared.evidence().getFirst().look().inEffect()).isFalse();
    prepared.deed().act();
    assertThat(prepared.evidence().getFirst().look().inEffect()).isTrue();
    for (JsonObject policy : site.simulator().list("networkpolicies", "")) {
      assertThat(policy.object("metadata").object("labels").text("turbulence.dev/fault"))
          .contains("partition");
    }
  }

  @Test
  void pods_on_their_nodes_network_and_none_at_all_are_refused() throws Exception {
    assertThatThrownBy(() -> site.prepare(partition(WEB, "app=nobody", "both")))
        .hasMessage("no pod of default has the labels 'app=nobody'");
    site.simulator()
        .apply(
            "{apiVersion: v1, kind: Pod, metadata: {name: host, labels: {app: host}}, spec:"
                + " {hostNetwork: true, containers: [{name: c, image: 'nginx:1.29'}]}}");
    assertThatThrownBy(() -> site.prepare(partition(WEB, "app=host", "both")))
        .hasMessageContaining("use the network of their node");
  }

  @Test
  void without_the_right_to_see_nodes_the_addresses_of_now_are_left_out() throws Exception {
    site.simulator().breaking().on("list").of("nodes").refuse(403);
    Prepared prepared = site.prepare(partition(WEB, DB, "both"));
    assertThat(prepared.forecast().look().unknown())
        .anyMatch(unknown -> unknown.startsWith("whether pods of default that come later"));
    prepared.deed().act();
    isCut("default", "web", "db");
    isOpen("default", "web", "other");
  }

  @Test
  void what_cannot_be_is_said_at_once() {
    List<String> said = new ArrayList<>();
    for (String[] each :
        new String[][] {{"", DB, "both"}, {WEB, DB, "up"}, {WEB, "a > 1", "both"}}) {
      try {
        partition(each[0], each[1], each[2]);
      } catch (IllegalArgumentException e) {
        said.add(e.getMessage());
      }
    }
    assertThat(said).hasSize(3);
    assertThat(said.get(0)).isEqualTo("label_selector is empty; say which pods are meant");
    assertThat(said.get(1)).isEqualTo("direction is 'up', expected both, out or in");
  }
}
