package turbulence.faults.istio.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.faults.kubernetes.select.Mode;
import turbulence.faults.kubernetes.select.Names;
import turbulence.faults.kubernetes.select.Namespaces;
import turbulence.faults.kubernetes.select.Wider;
import turbulence.json.Json;
import turbulence.json.JsonArray;

class DisturbVirtualServicesTest {
  private static final Draw ONE = new Draw(false, Mode.FIXED, 1);
  private static final String BOTH =
      "{\"delay\":{\"fixedDelay\":\"1s\",\"percentage\":{\"value\":40}},"
          + "\"abort\":{\"httpStatus\":503,\"percentage\":{\"value\":40}}}";

  @TempDir Path folder;
  private Mesh mesh;

  @BeforeEach
  void open() throws Exception {
    mesh = Mesh.open(folder);
    mesh.service("till", "hosts: [till]", "[{route: [{destination: {host: till}}]}]");
    mesh.service("moved", "hosts: [old]", "[{redirect: {authority: new}}]");
    mesh.site()
        .simulator()
        .apply(
            """
            {apiVersion: v1, kind: Namespace, metadata: {name: far, labels: {team: far}}}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: far, namespace: far, labels: {app: far}}
            spec: {hosts: [far], http: [{route: [{destination: {host: far}}]}]}
            """);
  }

  @AfterEach
  void close() {
    mesh.close();
  }

  private static Search in(Namespaces namespaces) {
    return new Search(namespaces, Names.ANY, null);
  }

  private static DisturbVirtualServices disturb(Search search, Draw draw) {
    return new DisturbVirtualServices(search, draw, new Disturbance("1s", 503, 40));
  }

  private static Namespaces everywhere() {
    return new Namespaces("default", new Wider(null, ".*", null));
  }

  private List<String> names(Search search, Draw draw, long seed) throws Exception {
    Scope scope = mesh.site().scope().withRandom(new SplittableRandom(seed));
    return disturb(search, draw).prepare(scope).targets().stream().map(Target::name).toList();
  }

  @Test
  void one_of_a_namespace_is_hit_and_over_time_each() throws Exception {
    Set<String> hit = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      List<String> names = names(in(Namespaces.of("default")), ONE, seed);
      assertThat(names).hasSize(1).isEqualTo(names(in(Namespaces.of("default")), ONE, seed));
      hit.addAll(names);
    }
    assertThat(hit).containsExactlyInAnyOrder("web", "till");
  }

  @Test
  void those_of_the_cluster_may_be_hit_by_pattern_list_and_labels() throws Exception {
    Draw all = new Draw(true, Mode.FIXED, 1);
    assertThat(names(in(everywhere()), all, 1)).containsExactlyInAnyOrder("web", "till", "far");
    Namespaces labelled = new Namespaces("default", new Wider(null, null, "team=far"));
    assertThat(names(in(labelled), all, 1)).containsExactly("far");
    Namespaces listed = new Namespaces("default", new Wider(List.of("far", "default"), null, null));
    assertThat(names(in(listed), new Draw(false, Mode.PERCENTAGE, 50), 1)).hasSize(2);
    assertThat(names(new Search(everywhere(), new Names(null, "^t"), null), all, 1))
        .containsExactly("till");
    assertThat(names(new Search(everywhere(), Names.ANY, "app=far"), all, 1))
        .containsExactly("far");
  }

  @Test
  void all_its_routes_get_both_faults_and_lose_them_again() throws Exception {
    Search web = new Search(Namespaces.of("default"), new Names(List.of("web"), null), null);
    var before = mesh.spec();
    Prepared prepared = mesh.site().prepare(disturb(web, ONE));
    assertThat(prepared.forecast().look().effects())
        .contains("route new to web/v2: 40 % of requests wait 1s");
    Json answer = prepared.deed().act();
    assertThat(answer).isEqualTo(JsonArray.of("default/web"));
    assertThat(mesh.faults()).containsExactly(BOTH, BOTH, BOTH);
    assertThat(prepared.evidence().getFirst().look().inEffect()).isTrue();
    assertThat(mesh.undone(prepared.undo()).kind()).isEqualTo(Kind.SETTLED);
    assertThat(mesh.spec()).isEqualTo(before);
  }

  @Test
  void nothing_that_fits_is_a_failure() {
    assertThatThrownBy(() -> mesh.site().prepare(disturb(in(Namespaces.of("kube-system")), ONE)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("no VirtualService that sends requests on is selected");
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatThrownBy(() -> new Disturbance(null, null, 50))
        .hasMessage("give a 'fixed_delay', an 'http_status' or both");
    assertThatThrownBy(() -> new Disturbance("x", null, 50)).hasMessageContaining("fixed_delay");
    assertThatThrownBy(() -> new Disturbance(null, 500, 101)).hasMessageContaining("percentage");
    assertThatThrownBy(() -> new Search(Namespaces.of("default"), Names.ANY, " "))
        .hasMessageContaining("label_selector is empty");
  }
}
