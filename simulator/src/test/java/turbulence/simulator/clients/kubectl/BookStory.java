package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The manifests of a book about chaos engineering, as its readers type them in.
class BookStory {
  @RegisterExtension static final Terminal terminal = new Terminal(20);

  @Test
  void what_a_server_of_today_serves_is_brought_in_and_comes_up() {
    terminal.file("app.yaml", terminal.resource("book/app.yaml"));
    assertThat(terminal.ok("apply -f app.yaml"))
        .isEqualTo(
            """
            deployment.apps/go-demo-8 created
            deployment.apps/go-demo-8-db created
            deployment.apps/repeater created
            persistentvolumeclaim/go-demo-8-db created
            service/go-demo-8 created
            service/go-demo-8-db created
            service/repeater created\
            """);
    assertThat(terminal.ok("rollout status deployment go-demo-8 --timeout=60s"))
        .endsWith("deployment \"go-demo-8\" successfully rolled out");
    assertThat(terminal.ok("rollout status deployment repeater --timeout=60s"))
        .endsWith("deployment \"repeater\" successfully rolled out");
    assertThat(terminal.ok("get persistentvolumeclaims -o name"))
        .contains("persistentvolumeclaim/go-demo-8-db");
  }

  @Test
  void what_is_retired_is_unknown() {
    terminal.file("retired.yaml", terminal.resource("book/retired.yaml"));
    assertThat(terminal.fails("apply -f retired.yaml"))
        .contains(
            "serviceaccount/chaostoolkit created\n",
            unknown("go-demo-8", "HorizontalPodAutoscaler", "autoscaling/v2beta1"),
            unknown("chaostoolkit", "Role", "rbac.authorization.k8s.io/v1beta1"),
            unknown("chaostoolkit", "RoleBinding", "rbac.authorization.k8s.io/v1beta1"),
            unknown("go-demo-8-chaos", "CronJob", "batch/v1beta1"));
  }

  @Test
  void what_needs_definitions_is_unknown_without_them() {
    terminal.file("mesh.yaml", terminal.resource("book/mesh.yaml"));
    assertThat(terminal.fails("apply -f mesh.yaml"))
        .contains(unknown("go-demo-8", "VirtualService", "networking.istio.io/v1alpha3"));
  }

  private static String unknown(String name, String kind, String version) {
    return "\""
        + name
        + "\" namespace: \"\" from \""
        + (kind.equals("VirtualService") ? "mesh.yaml" : "retired.yaml")
        + "\": no matches for kind \""
        + kind
        + "\" in version \""
        + version
        + "\"\nensure CRDs are installed first";
  }
}
