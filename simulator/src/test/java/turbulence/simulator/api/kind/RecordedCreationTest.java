package turbulence.simulator.api.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;

/// Objects that a real server was given, and what it stored or why it refused.
class RecordedCreationTest {
  static List<Named<JsonObject>> recorded() throws IOException {
    try (InputStream file = RecordedCreationTest.class.getResourceAsStream("creations.json")) {
      assertThat(file).isNotNull();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      List<Named<JsonObject>> all = new ArrayList<>();
      for (Json item : (JsonArray) JsonReader.read(text)) {
        JsonObject step = (JsonObject) item;
        all.add(Named.of(step.text("step").orElseThrow(), step));
      }
      return all;
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void a_new_object_is_stored_or_refused_as_a_real_server_does_it(JsonObject step) {
    Resource resource =
        new Resource(step.text("group").orElseThrow(), step.text("plural").orElseThrow());
    boolean namespaced = step.get("namespaced").equals(Json.of(true));
    Creation creation = new Creation(resource, namespaced, step.object("request"), new Store());
    if (step.has("message")) {
      assertThat(step.text("message").orElseThrow())
          .endsWith(" is invalid: " + creation.complaints());
      assertThat(causes(creation)).isEqualTo(step.array("causes"));
    } else {
      assertThat(creation.complaints()).isEmpty();
      assertThat(plain(creation.stored)).isEqualTo(plain(step.object("stored")));
    }
  }

  private static JsonArray causes(Creation creation) {
    List<Json> causes = new ArrayList<>();
    for (Findings.Finding finding : creation.findings.all()) {
      causes.add(
          JsonObject.builder()
              .put("reason", finding.reason())
              .put("message", finding.message())
              .put("field", finding.path())
              .build());
    }
    return new JsonArray(causes);
  }

  /// Without what the verbs fill in or chance decides. The recording server belonged to a
  /// distribution that adds an authority of its own to the projected volume.
  private static Json plain(JsonObject object) {
    JsonObject metadata =
        object
            .object("metadata")
            .without("uid")
            .without("resourceVersion")
            .without("creationTimestamp")
            .without("generation");
    String uid = object.object("metadata").text("uid").orElse("none");
    String text =
        object
            .with("metadata", metadata)
            .toString()
            .replace(uid, "uid")
            .replaceAll("kube-api-access-\\w{5}", "kube-api-access")
            .replaceAll("10\\.\\d+\\.\\d+\\.\\d+", "10.0.0.1")
            .replaceAll(",\\{\"configMap\":\\{\"name\":\"openshift[^]]*]}}", "");
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed mistake) {
      throw new AssertionError(mistake);
    }
  }
}
