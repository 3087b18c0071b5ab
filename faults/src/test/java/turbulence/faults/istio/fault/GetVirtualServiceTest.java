package turbulence.faults.istio.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.Json;
import turbulence.json.JsonObject;

class GetVirtualServiceTest {
  @TempDir Path folder;
  private Mesh mesh;

  @BeforeEach
  void open() throws Exception {
    mesh = Mesh.open(folder);
  }

  @AfterEach
  void close() {
    mesh.close();
  }

  private JsonObject answer(String name) throws Exception {
    return (JsonObject) new GetVirtualService(name, Mesh.HERE).observe(mesh.site().scope());
  }

  @Test
  void it_is_answered_whole() throws Exception {
    JsonObject answer = answer("web");
    assertThat(answer.names()).containsExactly("status", "body", "headers");
    assertThat(answer.get("status")).isEqualTo(Json.of(200));
    assertThat(answer.object("body").object("spec")).isEqualTo(mesh.spec());
    assertThat(answer.object("body").text("apiVersion")).hasValue("networking.istio.io/v1alpha3");
  }

  @Test
  void that_there_is_none_is_an_answer() throws Exception {
    JsonObject answer = answer("none");
    assertThat(answer.get("status")).isEqualTo(Json.of(404));
    assertThat(answer.object("body").text("reason")).hasValue("NotFound");
  }

  @Test
  void no_name_is_no_question() {
    assertThatThrownBy(() -> answer(""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("'virtual_service_name' is empty");
  }
}
