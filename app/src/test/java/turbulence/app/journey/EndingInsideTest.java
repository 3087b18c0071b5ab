package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// What becomes of an experiment whose pod ends before it does.
class EndingInsideTest {
  private static final String EXPERIMENT =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: experiment}
      data:
        cordon.yaml: |
          title: A node is cordoned for a while
          runtime: {limits: {self: true}}  # it is the one that this runs on
          description: And uncordoned in the end.
          method:
          - type: action
            name: cordon
            provider:
              {type: python, module: chaosk8s.node.actions, func: cordon_node, arguments: {name: node-0}}
            pauses: {after: 600}
          rollbacks:
          - type: action
            name: uncordon
            provider:
              {type: python, module: chaosk8s.node.actions, func: uncordon_node, arguments: {name: node-0}}
        slow.yaml: |
          title: A node is cordoned for a while
          runtime: {limits: {self: true}}  # it is the one that this runs on
          description: And uncordoned too late.
          method:
          - type: action
            name: cordon
            provider:
              {type: python, module: chaosk8s.node.actions, func: cordon_node, arguments: {name: node-0}}
            pauses: {after: 600}
          rollbacks:
          - type: action
            name: uncordon
            provider:
              {type: python, module: chaosk8s.node.actions, func: uncordon_node, arguments: {name: node-0}}
            pauses: {before: 60}
        program.yaml: |
          title: A program
          description: Of which there are none.
          method:
          - {type: action, name: call, provider: {type: process, path: kubectl, arguments: version}}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: chaos}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
      subjects: [{kind: ServiceAccount, name: default, namespace: go-demo-8}]
      """;

  @RegisterExtension final Reader reader = new Reader();

  private void pod(String command) {
    reader.appliesText(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: run, labels: {app: run}}
        spec:
          restartPolicy: Never
          containers:
          - name: main
            image: ghcr.io/acme/turbulence:1
            workingDir: /work
            command: %s
            volumeMounts:
            - {name: experiment, mountPath: /experiment}
            - {name: work, mountPath: /work}
          volumes:
          - {name: experiment, configMap: {name: experiment}}
          - {name: work, emptyDir: {}}
        """
            .formatted(command));
  }

  @BeforeEach
  void an_experiment() {
    reader.appliesText(EXPERIMENT);
  }

  private boolean isCordoned() {
    JsonObject node = reader.simulator().get("nodes", "", "node-0").orElseThrow();
    return node.object("spec").get("unschedulable") == JsonBool.TRUE;
  }

  private void begins() {
    pod("[turbulence, run, /experiment/cordon.yaml]");
    reader.waits("the action", this::isCordoned);
  }

  @Test
  void a_run_that_is_asked_to_end_plays_its_rollbacks() {
    begins();
    reader.simulator().delete("pods", Reader.NAMESPACE, "run");
    reader.waitsUntilGone("run");
    assertThat(isCordoned()).isFalse();
  }

  @Test
  void a_run_that_is_killed_does_nothing_any_more() {
    pod("[turbulence, run, /experiment/slow.yaml]");
    reader.waits("the action", this::isCordoned);
    reader.simulator().delete("pods", Reader.NAMESPACE, "run");
    reader.waitsUntilGone("run");
    reader.simulator().advance(Duration.ofMinutes(2));
    assertThat(isCordoned()).isTrue();
  }

  @Test
  void no_programs_run_in_a_container() {
    pod("[turbulence, run, /experiment/program.yaml]");
    JsonObject pod = reader.waitsForEnds(Reader.NAMESPACE, "run", 1);
    assertThat(reader.logs(pod).text())
        .contains("'kubectl' cannot be started: no programs run in a simulated container");
  }

  @Test
  void a_shell_can_call_it_and_read_what_it_wrote() {
    pod("[sh, -c, \"chaos run /experiment/program.yaml; grep title journal.json; ls -a /work\"]");
    JsonObject pod = reader.waitsForEnds(Reader.NAMESPACE, "run", 1);
    assertThat(reader.logs(pod).text())
        .contains("\"title\": \"A program\"", "chaostoolkit.log\njournal.json");
  }
}
