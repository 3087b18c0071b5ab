package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A database with names and claims, and an agent on every node.
class SetsStory {
  @RegisterExtension static final Terminal terminal = new Terminal(20);

  private static final String DATABASE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: db}
      spec: {clusterIP: None, selector: {app: db}, ports: [{port: 27017}]}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db}
      spec:
        serviceName: db
        replicas: 2
        selector: {matchLabels: {app: db}}
        template:
          metadata: {labels: {app: db}}
          spec:
            containers:
            - {name: db, image: "mongo:3.3", volumeMounts: [{name: data, mountPath: /data/db}]}
        volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
      """;

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec: {containers: [{name: c, image: "nginx:1.27"}]}
      """;

  @Test
  void a_database_keeps_its_names_and_claims() {
    terminal.file("db.yaml", DATABASE);
    terminal.ok("apply -f db.yaml");
    assertThat(terminal.ok("rollout status statefulset/db --timeout=60s"))
        .endsWith("partitioned roll out complete: 2 new pods have been updated...");
    assertThat(terminal.ok("get statefulset db -o wide"))
        .isEqualTo("NAME  READY  AGE  CONTAINERS  IMAGES\ndb  2/2  AGE  db  mongo:3.3");
    assertThat(terminal.ok("get pods,pvc -l app=db -o name"))
        .isEqualTo(
            "pod/db-0\npod/db-1\npersistentvolumeclaim/data-db-0\npersistentvolumeclaim/data-db-1");
    assertThat(terminal.ok("describe statefulset db"))
        .contains(
            "Replicas:  2 desired | 2 total\nUpdate Strategy:  RollingUpdate\n  Partition:  0\n"
                + "Pods Status:  2 Running / 0 Waiting / 0 Succeeded / 0 Failed\n",
            "Volume Claims:\n  Name:  data\n",
            "create Claim data-db-1 Pod db-1 in StatefulSet db success\n",
            "create Pod db-1 in StatefulSet db successful");
    rollsOutAndBack();
    isLeftAndTakenUpAgain();
  }

  private void rollsOutAndBack() {
    terminal.ok("set image statefulset/db db=mongo:4");
    terminal.ok("annotate statefulset/db kubernetes.io/change-cause=newer");
    terminal.ok("rollout status statefulset/db --timeout=60s");
    assertThat(terminal.ok("rollout history statefulset/db"))
        .isEqualTo("statefulset.apps/db\nREVISION  CHANGE-CAUSE\n1  <none>\n2  <none>");
    assertThat(terminal.ok("rollout undo statefulset/db"))
        .isEqualTo("statefulset.apps/db rolled back");
    terminal.ok("rollout status statefulset/db --timeout=60s");
    assertThat(terminal.ok("get pod db-0 -o jsonpath='{..containers[0].image}'"))
        .isEqualTo("mongo:3.3");
    assertThat(terminal.ok("get controllerrevisions -l app=db"))
        .startsWith("NAME  CONTROLLER  REVISION  AGE\n")
        .contains("statefulset.apps/db  2  AGE", "statefulset.apps/db  3  AGE");
    assertThat(terminal.ok("describe controllerrevisions -l app=db"))
        .contains("Revision:  3\n", "$patch:  replace\n");
  }

  private void isLeftAndTakenUpAgain() {
    terminal.ok("scale statefulset db --replicas=1");
    terminal.until("get statefulset db", "1/1");
    terminal.ok("delete statefulset db --cascade=orphan");
    assertThat(terminal.ok("get pod db-0 -o jsonpath='{.metadata.ownerReferences}'")).isEmpty();
    terminal.ok("apply -f db.yaml");
    terminal.ok("rollout status statefulset/db --timeout=60s");
    assertThat(terminal.ok("get pod db-0 -o jsonpath='{.metadata.ownerReferences[0].kind}'"))
        .isEqualTo("StatefulSet");
  }

  @Test
  void an_agent_is_on_every_node_and_stays_when_it_is_drained() {
    terminal.file("agent.yaml", AGENT);
    terminal.ok("apply -f agent.yaml");
    assertThat(terminal.ok("rollout status daemonset/agent --timeout=60s"))
        .endsWith("daemon set \"agent\" successfully rolled out");
    assertThat(terminal.ok("get daemonset agent"))
        .isEqualTo(
            "NAME  DESIRED  CURRENT  READY  UP-TO-DATE  AVAILABLE  NODE SELECTOR  AGE\n"
                + "agent  3  3  3  3  3  <none>  AGE");
    assertThat(terminal.ok("describe daemonset agent"))
        .contains(
            "Desired Number of Nodes Scheduled: 3\nCurrent Number of Nodes Scheduled: 3\n"
                + "Number of Nodes Scheduled with Up-to-date Pods: 3\n",
            "daemonset-controller  Created pod: agent-");
    terminal.ok("set image daemonset/agent c=nginx:1.28");
    terminal.ok("rollout status daemonset/agent --timeout=60s");
    assertThat(terminal.ok("rollout undo daemonset/agent"))
        .isEqualTo("daemonset.apps/agent rolled back");
    terminal.ok("rollout status daemonset/agent --timeout=60s");
    assertThat(terminal.ok("rollout history daemonset/agent"))
        .isEqualTo("daemonset.apps/agent\nREVISION  CHANGE-CAUSE\n2  <none>\n3  <none>");
    assertThat(terminal.ok("rollout restart daemonset/agent"))
        .isEqualTo("daemonset.apps/agent restarted");
    terminal.ok("rollout status daemonset/agent --timeout=60s");

    assertThat(terminal.fails("drain node-1 --timeout=1s"))
        .contains("cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): ");
    assertThat(terminal.ok("drain node-1 --ignore-daemonsets --timeout=60s"))
        .contains("Warning: ignoring DaemonSet-managed Pods: default/agent-");
    assertThat(terminal.ok("get pods -l app=agent --field-selector spec.nodeName=node-1 -o name"))
        .startsWith("pod/agent-");
    terminal.ok("uncordon node-1");
  }
}
