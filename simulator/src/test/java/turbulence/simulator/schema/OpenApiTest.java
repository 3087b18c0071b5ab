package turbulence.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class OpenApiTest {
  private final OpenApi openApi = new OpenApi(Schemas.builtin());
  private final List<OpenApi.Endpoint> core =
      List.of(
          new OpenApi.Endpoint("pods", "Pod", true, Optional.empty()),
          new OpenApi.Endpoint("namespaces", "Namespace", false, Optional.empty()));

  @Test
  void the_index_names_a_document_by_what_is_in_it() {
    JsonObject index = OpenApi.index(Map.of("apis/apps/v1", "a"));
    String url =
        index.object("paths").object("apis/apps/v1").text("serverRelativeURL").orElseThrow();
    assertThat(url).matches("/openapi/v3/apis/apps/v1\\?hash=[0-9A-F]{128}");
    assertThat(OpenApi.index(Map.of("apis/apps/v1", "a"))).isEqualTo(index);
    assertThat(OpenApi.index(Map.of("apis/apps/v1", "b"))).isNotEqualTo(index);
  }

  @Test
  void a_patch_tells_that_fields_can_be_checked() {
    JsonObject patch =
        openApi
            .document("", "v1", core)
            .object("paths")
            .object("/api/v1/namespaces/{namespace}/pods/{name}")
            .object("patch");
    assertThat(patch.get("x-kubernetes-group-version-kind"))
        .isEqualTo(json("{\"group\":\"\",\"version\":\"v1\",\"kind\":\"Pod\"}"));
    assertThat(patch.array("parameters"))
        .map(parameter -> ((JsonObject) parameter).text("name").orElseThrow())
        .containsExactly("dryRun", "fieldManager", "fieldValidation", "force");
  }

  @Test
  void every_reference_leads_somewhere() {
    for (JsonObject document :
        List.of(openApi.document("", "v1", core), openApi.old(Map.of("v1", core)))) {
      Set<String> names = new HashSet<>(document.object("components").object("schemas").names());
      names.addAll(document.object("definitions").names());
      Matcher references =
          Pattern.compile("\"\\$ref\":\"#/(?:components/schemas|definitions)/([^\"]+)\"")
              .matcher(document.toString());
      assertThat(names).contains("io.k8s.api.core.v1.Pod", "io.k8s.api.core.v1.PodList");
      assertThat(references.results().map(found -> found.group(1)).toList())
          .isNotEmpty()
          .isSubsetOf(names);
    }
  }

  @Test
  void fields_tell_how_they_are_merged() {
    JsonObject containers =
        openApi
            .document("", "v1", core)
            .object("components")
            .object("schemas")
            .object("io.k8s.api.core.v1.PodSpec")
            .object("properties")
            .object("containers");
    assertThat(containers)
        .isEqualTo(
            json(
                """
                {"type":"array","items":{"$ref":"#/components/schemas/io.k8s.api.core.v1.Container"},
                 "x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],
                 "x-kubernetes-patch-strategy":"merge","x-kubernetes-patch-merge-key":"name"}
                """));
  }

  @Test
  void custom_resources_are_told_by_their_own_schema() {
    CustomSchema schema =
        new CustomSchema(
            "org.example.v1.Thing",
            (JsonObject)
                json("{\"type\":\"object\",\"properties\":{\"spec\":{\"type\":\"object\"}}}"));
    JsonObject thing =
        openApi
            .document(
                "example.org",
                "v1",
                List.of(new OpenApi.Endpoint("things", "Thing", true, Optional.of(schema))))
            .object("components")
            .object("schemas")
            .object("org.example.v1.Thing");
    assertThat(thing.get("x-kubernetes-group-version-kind"))
        .isEqualTo(
            JsonArray.of(
                json("{\"group\":\"example.org\",\"version\":\"v1\",\"kind\":\"Thing\"}")));
    assertThat(thing.object("properties").names()).contains("spec", "metadata", "kind");
  }

  @Test
  void only_built_in_kinds_take_strategic_patches() {
    CustomSchema schema = new CustomSchema("org.example.v1.Thing", JsonObject.of("type", "object"));
    JsonObject custom =
        openApi.document(
            "example.org",
            "v1",
            List.of(new OpenApi.Endpoint("things", "Thing", true, Optional.of(schema))));
    JsonObject builtIn =
        openApi.document(
            "apps",
            "v1",
            List.of(new OpenApi.Endpoint("deployments", "Deployment", true, Optional.empty())));

    assertThat(custom.object("paths").toString())
        .contains("application/merge-patch+json")
        .doesNotContain("strategic");
    assertThat(builtIn.object("paths").toString())
        .contains("application/strategic-merge-patch+json");
  }

  private static Json json(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
