package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplyingStory {
  private static final String MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: NAME, labels: {set: NAME}}
      data: {a: "1", b: "1"}
      """;

  @RegisterExtension static final Terminal terminal = new Terminal(10);

  @Test
  void a_file_is_created_left_alone_compared_and_configured() {
    terminal.file("plain.yaml", MAP.replace("NAME", "plain"));
    assertThat(terminal.ok("apply -f plain.yaml")).isEqualTo("configmap/plain created");
    assertThat(terminal.ok("apply -f plain.yaml")).isEqualTo("configmap/plain unchanged");
    assertThat(terminal.ok("diff -f plain.yaml")).isEmpty();

    terminal.file(
        "plain.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: plain}\ndata: {a: \"2\"}\n");
    assertThat(terminal.fails("diff -f plain.yaml"))
        .contains("-  a: \"1\"\n-  b: \"1\"\n+  a: \"2\"");
    assertThat(terminal.ok("apply -f plain.yaml")).isEqualTo("configmap/plain configured");
    assertThat(terminal.ok("get configmap plain -o jsonpath={.data}")).isEqualTo("{\"a\":\"2\"}");
    assertThat(terminal.ok("apply view-last-applied configmap/plain"))
        .contains("data:\n  a: \"2\"");
  }

  @Test
  void the_server_applies_and_tells_of_conflicts() {
    terminal.file("served.yaml", MAP.replace("NAME", "served"));
    assertThat(terminal.ok("apply --server-side -f served.yaml"))
        .isEqualTo("configmap/served serverside-applied");
    terminal.ok("patch configmap served -p '{\"data\":{\"a\":\"7\"}}'");
    assertThat(terminal.fails("apply --server-side -f served.yaml"))
        .startsWith(
            "error: Apply failed with 1 conflict: conflict with \"kubectl-patch\" using v1:"
                + " .data.a");
    assertThat(terminal.ok("apply --server-side --force-conflicts -f served.yaml"))
        .isEqualTo("configmap/served serverside-applied");
    assertThat(terminal.ok("get configmap served -o jsonpath={.data.a}")).isEqualTo("1");
  }

  @Test
  void what_left_the_files_is_pruned() {
    terminal.file(
        "both.yaml",
        MAP.replace("NAME", "left").replace("set: left", "set: pair")
            + "---\n"
            + MAP.replace("NAME", "kept").replace("set: kept", "set: pair"));
    terminal.ok("apply -f both.yaml");
    terminal.file("both.yaml", MAP.replace("NAME", "kept").replace("set: kept", "set: pair"));
    assertThat(
            terminal.ok(
                "apply -f both.yaml --prune -l set=pair --prune-allowlist=core/v1/ConfigMap"))
        .isEqualTo("configmap/kept unchanged\nconfigmap/left pruned");
  }

  @Test
  void a_misspelt_field_is_refused() {
    terminal.file(
        "odd.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: odd}\ndta: {a: \"1\"}\n");
    assertThat(terminal.fails("apply -f odd.yaml"))
        .isEqualTo(
            "Error from server (BadRequest): error when creating \"odd.yaml\": ConfigMap in version"
                + " \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown field"
                + " \"dta\"");
  }

  @Test
  void what_is_there_is_replaced_or_edited() {
    terminal.file("old.yaml", MAP.replace("NAME", "old"));
    assertThat(terminal.fails("replace -f old.yaml"))
        .isEqualTo(
            "Error from server (NotFound): error when replacing \"old.yaml\": configmaps \"old\""
                + " not found");
    terminal.ok("create -f old.yaml");
    assertThat(terminal.ok("replace -f old.yaml")).isEqualTo("configmap/old replaced");
    assertThat(terminal.ok("replace --force -f old.yaml"))
        .isEqualTo("configmap \"old\" deleted\nconfigmap/old replaced");

    terminal.file("editor.sh", "sed -i 's/a: \"1\"/a: \"5\"/' \"$1\"\n");
    assertThat(terminal.ok("edit configmap old")).isEqualTo("configmap/old edited");
    assertThat(terminal.ok("edit configmap old")).isEqualTo("Edit cancelled, no changes made.");
    assertThat(terminal.ok("get configmap old -o jsonpath={.data.a}")).isEqualTo("5");
  }
}
