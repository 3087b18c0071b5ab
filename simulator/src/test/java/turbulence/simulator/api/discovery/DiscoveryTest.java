package turbulence.simulator.api.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Recorded;
import turbulence.simulator.store.Resource;

/// Compared as text, so that the order of fields and entries counts.
class DiscoveryTest {
  private static final Catalogue BUILT_IN = Catalogue.builtIn();
  private static final JsonObject DEFINITION =
      established(Recorded.object(DiscoveryTest.class, "crd"));

  static JsonObject established(JsonObject definition) {
    JsonObject condition = JsonObject.of("type", "Established", "status", "True");
    return definition.with(
        "status", definition.object("status").with("conditions", JsonArray.of(condition)));
  }

  @ParameterizedTest
  @CsvSource({
    "core-v1,,v1",
    "apps-v1,apps,v1",
    "batch-v1,batch,v1",
    "policy-v1,policy,v1",
    "autoscaling-v2,autoscaling,v2",
    "discovery-v1,discovery.k8s.io,v1",
    "networking-v1,networking.k8s.io,v1",
    "coordination-v1,coordination.k8s.io,v1"
  })
  void the_kinds_of_a_group_are_those_of_a_real_server(
      String recorded, String group, String version) {
    assertThat(
            new PlainDiscovery(BUILT_IN).kinds(group == null ? "" : group, version).orElseThrow())
        .hasToString(Recorded.object(getClass(), recorded).toString());
  }

  @Test
  void the_core_and_the_groups_are_those_of_a_real_server() {
    PlainDiscovery discovery = new PlainDiscovery(BUILT_IN.with(DEFINITION));
    assertThat(discovery.core("127.0.0.1:16443"))
        .hasToString(Recorded.object(getClass(), "api").toString());
    assertThat(discovery.groups()).hasToString(Recorded.object(getClass(), "apis").toString());
    assertThat(ServerVersion.document())
        .hasToString(Recorded.object(getClass(), "version").toString());
  }

  @Test
  void aggregated_discovery_is_that_of_a_real_server() {
    AggregatedDiscovery discovery = new AggregatedDiscovery(BUILT_IN.with(DEFINITION), "v2");
    assertThat(discovery.core())
        .hasToString(Recorded.object(getClass(), "aggregated-core").toString());
    assertThat(discovery.groups())
        .hasToString(Recorded.object(getClass(), "aggregated-groups").toString());
    assertThat(discovery.mediaType())
        .isEqualTo("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
    assertThat(new AggregatedDiscovery(BUILT_IN, "v2beta1").core().text("apiVersion"))
        .contains("apidiscovery.k8s.io/v2beta1");
  }

  @Test
  void a_custom_version_is_listed_as_by_a_real_server() {
    assertThat(
            new PlainDiscovery(BUILT_IN.with(DEFINITION))
                .kinds("networking.istio.io", "v1alpha3")
                .orElseThrow())
        .hasToString(Recorded.object(getClass(), "istio-v1alpha3").toString());
  }

  @Test
  void one_group_is_a_document_of_its_own() {
    JsonObject group = new PlainDiscovery(BUILT_IN).group("autoscaling").orElseThrow();
    assertThat(group.text("kind")).contains("APIGroup");
    assertThat(group.object("preferredVersion").text("groupVersion")).contains("autoscaling/v2");
    assertThat(new PlainDiscovery(BUILT_IN).group("nobody.example")).isEmpty();
    assertThat(new PlainDiscovery(BUILT_IN).group("")).isEmpty();
    assertThat(new PlainDiscovery(BUILT_IN).kinds("apps", "v9")).isEmpty();
  }

  @Test
  void versions_of_a_kind_share_what_is_stored() {
    KindInfo older = BUILT_IN.find("autoscaling", "v1", "horizontalpodautoscalers").orElseThrow();
    assertThat(older.storage()).hasToString("autoscaling/v2");
    assertThat(BUILT_IN.of(older.stored()).orElseThrow().version()).isEqualTo("v2");
    KindInfo event = BUILT_IN.find("events.k8s.io", "v1", "events").orElseThrow();
    assertThat(event.stored()).isEqualTo(new Resource("", "events"));
    assertThat(event.resource()).hasToString("events.events.k8s.io");
    assertThat(BUILT_IN.of(event.stored()).orElseThrow().apiVersion()).isEqualTo("v1");
  }

  @Test
  void a_kind_is_found_by_its_plural_and_by_its_name() {
    KindInfo pod = BUILT_IN.find("", "v1", "pods").orElseThrow();
    assertThat(BUILT_IN.ofKind(GroupVersion.of("v1"), "Pod")).contains(pod);
    KindInfo.Subresource eviction = pod.subresource("eviction").orElseThrow();
    assertThat(pod.servedBy(eviction)).hasToString("policy/v1");
    assertThat(pod.servedBy(pod.subresource("status").orElseThrow())).hasToString("v1");
    assertThat(pod.allows("watch")).isTrue();
    assertThat(BUILT_IN.find("", "v1", "gizmos")).isEmpty();
  }

  @Test
  void a_definition_counts_once_it_is_established_and_until_it_is_forgotten() {
    LiveCatalogue live = new LiveCatalogue();
    live.define(Recorded.object(getClass(), "crd"));
    assertThat(live.now().versions("networking.istio.io")).isEmpty();
    live.define(DEFINITION);
    Catalogue before = live.now();
    live.forget("virtualservices.networking.istio.io");
    assertThat(live.now().find("networking.istio.io", "v1", "virtualservices")).isEmpty();
    assertThat(before.find("networking.istio.io", "v1", "virtualservices").orElseThrow().storage())
        .hasToString("networking.istio.io/v1beta1");
  }

  @Test
  void subresources_of_a_definition_are_listed() {
    JsonObject subresources = JsonObject.of("status", JsonObject.EMPTY, "scale", JsonObject.EMPTY);
    JsonObject version =
        JsonObject.builder()
            .put("name", "v1")
            .put("served", true)
            .put("storage", true)
            .put("subresources", subresources)
            .build();
    JsonObject spec = DEFINITION.object("spec").with("versions", JsonArray.of(version));
    Catalogue catalogue = BUILT_IN.with(DEFINITION.with("spec", spec));
    assertThat(
            new PlainDiscovery(catalogue)
                .kinds("networking.istio.io", "v1")
                .orElseThrow()
                .array("resources")
                .items())
        .map(item -> ((JsonObject) item).text("name").orElse(""))
        .containsExactly("virtualservices", "virtualservices/status", "virtualservices/scale");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v",
        "vbeta1",
        "v1gamma2",
        "v1beta",
        "v1beta1x",
        "x1",
        "",
        "v99999999999999999999"
      })
  void any_version_has_its_place(String strange) {
    assertThat(
            List.of(strange, "v1alpha1", "v10", "v2", "v1beta2", "v1beta1").stream()
                .sorted(VersionOrder.BEST_FIRST)
                .toList())
        .containsSubsequence("v10", "v2", "v1beta2", "v1beta1", "v1alpha1");
  }
}
