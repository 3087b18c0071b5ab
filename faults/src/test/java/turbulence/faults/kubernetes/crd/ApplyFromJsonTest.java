package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.rights.Need;

class ApplyFromJsonTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void whatever_kind_is_applied() throws Exception {
    String map =
        "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"words\"},"
            + " \"data\": {\"a\": \"b\"}}";
    kinds.roundTrip(
        new ApplyFromJson(map),
        _ ->
            assertThat(kinds.site().simulator().get("configmaps", "default", "words")).isPresent());
    assertThat(kinds.site().simulator().get("configmaps", "default", "words")).isEmpty();
  }

  private static List<String> needs(String kind) {
    String object = "{'apiVersion': 'a.b/v1', 'kind': '" + kind + "', 'metadata': {'name': 'x'}}";
    return new ApplyFromJson(object.replace('\'', '"')).needs().stream().map(Need::words).toList();
  }

  @Test
  void rights_are_asked_for_where_objects_of_a_kind_lie() {
    assertThat(needs("NetworkPolicy"))
        .containsExactly(
            "get networkpolicies.a.b x in namespace default",
            "patch networkpolicies.a.b x in namespace default",
            "create networkpolicies.a.b in namespace default");
    assertThat(needs("PriorityClass"))
        .containsExactly(
            "get priorityclasses.a.b x",
            "patch priorityclasses.a.b x",
            "create priorityclasses.a.b");
  }

  @Test
  void what_is_no_object_is_refused() {
    assertThatThrownBy(() -> new ApplyFromJson("{"))
        .hasMessageStartingWith("'resource' is no JSON");
    assertThatThrownBy(() -> new ApplyFromJson("[]"))
        .hasMessage("'resource' must hold an object, not array");
    assertThatThrownBy(() -> new ApplyFromJson("{\"kind\": \"Pod\"}"))
        .hasMessage("missing apiVersion in resource");
    assertThatThrownBy(() -> kinds.site().prepare(new ApplyFromJson(null)))
        .isInstanceOf(ActivityFailed.class);
    assertThatThrownBy(() ->
            kinds
                .site()
                .prepare(
                    new ApplyFromJson(
                        "{\"apiVersion\": \"no/v1\", \"kind\": \"No\", \"metadata\": {\"name\":"
                            + " \"x\"}}")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Failed to apply custom resource object");
  }
}
